/** Rows of the file that did not come in, each with its reason; what stands between the two is the caller's. */
import { Button, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Review } from '../../importing/import-state.ts';
import type { Importer } from '../../importing/importer.ts';
import type { AccountedRow, RowKind } from '../../importing/messages.ts';
import classes from './import.module.css';
import { saveRows } from './save-rows.ts';
import { useReason } from './use-reason.ts';
import type { Rows } from './use-rows.ts';

interface RowListProps {
  readonly found: Rows;
  /** How many there are in all. */
  readonly count: number;
  /** A cell of its own for each row, under this heading. */
  readonly extra?: { readonly title: string; readonly cell: (row: AccountedRow) => ReactNode };
}

const CELLS = 8;

export function RowList({ found: { rows, more }, count, extra }: RowListProps) {
  const { t } = useTranslation('import');
  const reasonOf = useReason();
  return (
    <>
      <div className={classes.scroll}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('refusedRows.line')}</Table.Th>
              <Table.Th>{t('refusedRows.reason')}</Table.Th>
              {extra && <Table.Th>{extra.title}</Table.Th>}
              <Table.Th>{t('refusedRows.row')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.line} data-line={row.line}>
                <Table.Td>{row.line}</Table.Td>
                <Table.Td>{reasonOf(row)}</Table.Td>
                {extra && <Table.Td>{extra.cell(row)}</Table.Td>}
                <Table.Td>
                  {row.cells
                    .filter((cell) => cell !== '')
                    .slice(0, CELLS)
                    .join(' · ')}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {rows.length < count && (
        <Button variant="default" mt="sm" onClick={more}>
          {t('refusedRows.more')}
        </Button>
      )}
    </>
  );
}

interface SaveRowsButtonProps {
  readonly importer: Importer;
  readonly review: Review;
  readonly kind: RowKind;
}

/** Saves all rows of a kind as CSV. */
export function SaveRowsButton({ importer, review, kind }: SaveRowsButtonProps) {
  const { t } = useTranslation('import');
  const reasonOf = useReason();
  const save = () => {
    const desk = importer.desk();
    const headers = review.sheets[review.sheet]?.headers ?? [];
    const names = [t('csv.line'), t('csv.reason')] as const;
    if (desk) void saveRows(desk, { kind, file: review.name, headers, names, reasonOf });
  };
  return (
    <Button variant="default" onClick={save}>
      {t('refusedRows.export')}
    </Button>
  );
}
