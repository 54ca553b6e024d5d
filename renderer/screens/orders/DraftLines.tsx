/** The lines of an order that is being typed in: found by SKU or title, scanned, added with Enter. */
import { ActionIcon, Autocomplete, Table, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './NewOrderScreen.module.css';
import type { DraftLine, Problems } from './order-draft.ts';

interface DraftLinesProps {
  readonly lines: readonly DraftLine[];
  readonly problems: Problems;
  /** SKUs for what was typed so far, as `SKU – title`. */
  readonly find: (typed: string) => readonly string[];
  readonly onAdd: (typed: string) => void;
  readonly onChange: (line: DraftLine) => void;
  readonly onRemove: (key: string) => void;
}

export function DraftLines(props: DraftLinesProps) {
  const { lines, problems, onChange, onRemove } = props;
  const { t } = useTranslation('orders');
  return (
    <div>
      {lines.length > 0 && (
        <Table verticalSpacing="xs" mb="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('lines.sku')}</Table.Th>
              <Table.Th className={classes.short}>{t('lines.units')}</Table.Th>
              <Table.Th className={classes.short}>{t('lines.price')}</Table.Th>
              <Table.Th className={classes.remove}>
                <span className={classes.hidden}>{t('newOrder.remove')}</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Line
                key={line.key}
                line={line}
                problems={problems}
                onChange={onChange}
                onRemove={onRemove}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <AddLine {...props} />
    </div>
  );
}

type LineProps = Pick<DraftLinesProps, 'problems' | 'onChange' | 'onRemove'> & {
  readonly line: DraftLine;
};

function Line({ line, problems, onChange, onRemove }: LineProps) {
  const { t } = useTranslation('orders');
  const said = (field: 'units' | 'price') => {
    const problem = problems[`lines.${line.key}.${field}`];
    return problem && t(`problem.${problem}`);
  };
  const field = (name: 'units' | 'price') => ({
    'aria-label': t(`newOrder.${name}Of`, { sku: line.sku }),
    value: line[name],
    error: said(name),
    onChange: (event: { readonly currentTarget: HTMLInputElement }) =>
      onChange({ ...line, [name]: event.currentTarget.value }),
  });
  return (
    <Table.Tr>
      <Table.Td>
        <strong>{line.sku}</strong>
        {line.title !== line.sku && <div>{line.title}</div>}
      </Table.Td>
      <Table.Td>
        <TextInput inputMode="numeric" {...field('units')} />
      </Table.Td>
      <Table.Td>
        <TextInput inputMode="decimal" {...field('price')} />
      </Table.Td>
      <Table.Td>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('newOrder.removeLine', { sku: line.sku })}
          onClick={() => onRemove(line.key)}
        >
          <IconTrash aria-hidden size={20} />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}

function AddLine({ problems, find, onAdd }: DraftLinesProps) {
  const { t } = useTranslation('orders');
  const [typed, setTyped] = useState('');
  const problem = problems.lines;
  const field = useRef<HTMLInputElement>(null);
  function add(text: string) {
    if (text.trim() === '') return;
    onAdd(text.trim());
    setTyped('');
    field.current?.focus();
  }
  function onKeyDown(event: KeyboardEvent) {
    // With the list open, Enter chooses from it (onOptionSubmit); the form is not sent either way.
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (field.current?.getAttribute('aria-expanded') !== 'true') add(typed);
  }
  return (
    <Autocomplete
      ref={field}
      label={t('newOrder.addLine')}
      description={t('newOrder.addLineHint')}
      data={[...find(typed)]}
      filter={({ options }) => options}
      selectFirstOptionOnChange
      error={problem && t(`problem.${problem}`)}
      value={typed}
      onChange={setTyped}
      onOptionSubmit={(option) => {
        add(option);
        // The kit puts the option into the field after this.
        queueMicrotask(() => setTyped(''));
      }}
      onKeyDown={onKeyDown}
      maxDropdownHeight={320}
    />
  );
}
