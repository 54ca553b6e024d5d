/** Rows that could not be read: why, and the cell to correct in place. */
import { Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Review } from '../../importing/import-state.ts';
import type { Importer } from '../../importing/importer.ts';
import type { AccountedRow } from '../../importing/messages.ts';
import { Panel } from '../../ui/Panel.tsx';
import { RowList, SaveRowsButton } from './RowList.tsx';
import { useRows } from './use-rows.ts';

interface RefusedRowsProps {
  readonly importer: Importer;
  readonly review: Review;
  readonly count: number;
}

export function RefusedRows({ importer, review, count }: RefusedRowsProps) {
  const { t } = useTranslation('import');
  const found = useRows(importer, 'refused', review.outcome);
  const headers = review.sheets[review.sheet]?.headers ?? [];
  if (count === 0) return null;
  const correct = (row: AccountedRow) => (
    <CellField
      key={fieldKey(row)}
      row={row}
      headers={headers}
      onCorrect={(column, text) => void importer.correct(row.line, column, text)}
    />
  );
  return (
    <Panel
      title={t('refusedRows.title', { count })}
      tone="bad"
      actions={<SaveRowsButton importer={importer} review={review} kind="refused" />}
    >
      <Text mb="sm">{t('refusedRows.text')}</Text>
      <RowList
        found={found}
        count={count}
        extra={{ title: t('refusedRows.correct'), cell: correct }}
      />
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
