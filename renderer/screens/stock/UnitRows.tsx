/** Rows of a text and its units (barcodes, the parts of a kit), each with what is odd about it; added and removed. */
import { ActionIcon, Button, NumberInput, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import fields from '../../ui/fields.module.css';
import classes from './SkuScreen.module.css';

interface UnitRow {
  readonly text: string;
  readonly units: number;
}

interface UnitRowsWords {
  readonly title: string;
  readonly hint: string;
  readonly text: string;
  readonly add: string;
  readonly remove: (text: string) => string;
}

interface UnitRowsProps {
  readonly words: UnitRowsWords;
  readonly rows: readonly UnitRow[];
  /** What is odd about a row's text, in words. */
  readonly warning: (text: string) => string | null;
  readonly onChange: (rows: UnitRow[]) => void;
}

export function UnitRows({ words, rows, warning, onChange }: UnitRowsProps) {
  const { t } = useTranslation('stock');
  const set = (at: number, fields: Partial<UnitRow>) =>
    onChange(rows.map((row, n) => (n === at ? { ...row, ...fields } : row)));
  return (
    <fieldset className={classes.group}>
      <legend>{words.title}</legend>
      <Text size="sm">{words.hint}</Text>
      {rows.map(({ text, units }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is being typed has no name of its own yet.
        <div key={n}>
          <div className={fields.row}>
            <TextInput
              className={fields.grow ?? ''}
              label={words.text}
              value={text}
              data-accepts-scan
              onChange={(event) => set(n, { text: event.currentTarget.value })}
            />
            <NumberInput
              className={classes.narrow ?? ''}
              label={t('form.units')}
              min={1}
              allowDecimal={false}
              allowNegative={false}
              value={units}
              onChange={(count) => set(n, { units: typeof count === 'number' ? count : 1 })}
            />
            <ActionIcon
              variant="default"
              size="input-sm"
              aria-label={words.remove(text)}
              onClick={() => onChange(rows.filter((_, at) => at !== n))}
            >
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          </div>
          <Warning text={warning(text)} />
        </div>
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() => onChange([...rows, { text: '', units: 1 }])}
      >
        {words.add}
      </Button>
    </fieldset>
  );
}

function Warning({ text }: { readonly text: string | null }) {
  if (text === null) return null;
  return (
    <div className={classes.warning} role="status">
      {text}
    </div>
  );
}
