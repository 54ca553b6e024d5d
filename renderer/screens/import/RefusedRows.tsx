/** Rows that could not be read: why, and the cell to correct in place. */
import { Button, Group, Table, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Review } from '../../importing/import-state.ts';
import type { Importer } from '../../importing/importer.ts';
import type { AccountedRow } from '../../importing/messages.ts';
import { Panel } from '../../ui/Panel.tsx';
import classes from './import.module.css';
import { saveRows } from './save-rows.ts';
import { useReason } from './use-reason.ts';
import { useRows } from './use-rows.ts';

interface RefusedRowsProps {
  readonly importer: Importer;
  readonly review: Review;
  readonly count: number;
}

export function RefusedRows({ importer, review, count }: RefusedRowsProps) {
  const { t } = useTranslation('import');
  const reasonOf = useReason();
  const { rows, more } = useRows(importer, 'refused', review.outcome);
  const headers = review.sheets[review.sheet]?.headers ?? [];
  if (count === 0) return null;
  const save = () => {
    const desk = importer.desk();
    const names = [t('csv.line'), t('csv.reason')] as const;
    if (desk) void saveRows(desk, { kind: 'refused', file: review.name, headers, names, reasonOf });
  };
  return (
    <Panel
      title={t('refusedRows.title', { count })}
      tone="bad"
      actions={
        <Button variant="default" onClick={save}>
          {t('refusedRows.export')}
        </Button>
      }
    >
      <Text mb="sm">{t('refusedRows.text')}</Text>
      <div className={classes.scroll}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('refusedRows.line')}</Table.Th>
              <Table.Th>{t('refusedRows.reason')}</Table.Th>
              <Table.Th>{t('refusedRows.correct')}</Table.Th>
              <Table.Th>{t('refusedRows.row')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.line} data-line={row.line}>
                <Table.Td>{row.line}</Table.Td>
                <Table.Td>{reasonOf(row)}</Table.Td>
                <Table.Td>
                  <CellField
                    key={fieldKey(row)}
                    row={row}
                    headers={headers}
                    onCorrect={(column, text) => void importer.correct(row.line, column, text)}
                  />
                </Table.Td>
                <Table.Td>
                  {row.cells
                    .filter((cell) => cell !== '')
                    .slice(0, 6)
                    .join(' · ')}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {rows.length < count && (
        <Group mt="sm">
          <Button variant="default" onClick={more}>
            {t('refusedRows.more')}
          </Button>
        </Group>
      )}
    </Panel>
  );
}

/** A row that is refused for another cell after a correction gets a new field. */
function fieldKey({ account }: AccountedRow): string {
  return account.kind === 'refused' ? `${account.reason} ${account.column}` : '';
}

interface CellFieldProps {
  readonly row: AccountedRow;
  readonly headers: readonly string[];
  readonly onCorrect: (column: number, text: string) => void;
}

function CellField({ row: { account, cells, line }, headers, onCorrect }: CellFieldProps) {
  const { t } = useTranslation('import');
  if (account.kind !== 'refused' || account.column === null) return null;
  const { column } = account;
  const before = cells[column] ?? '';
  const leave = (text: string) => {
    if (text.trim() !== before) onCorrect(column, text.trim());
  };
  return (
    <TextInput
      aria-label={t('refusedRows.cellOf', { column: headers[column], line })}
      description={headers[column]}
      defaultValue={before}
      onBlur={(event) => leave(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && leave(event.currentTarget.value)}
    />
  );
}
