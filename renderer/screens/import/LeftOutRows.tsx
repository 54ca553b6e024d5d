/** Rows that are understood and need nobody: listed on demand, each with its reason. */
import { Button, Group, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Review } from '../../importing/import-state.ts';
import type { Importer } from '../../importing/importer.ts';
import type { ReadOutcome } from '../../importing/messages.ts';
import { Panel } from '../../ui/Panel.tsx';
import classes from './import.module.css';
import { saveRows } from './save-rows.ts';
import { useReason } from './use-reason.ts';
import { useRows } from './use-rows.ts';

interface LeftOutRowsProps {
  readonly importer: Importer;
  readonly review: Review;
  readonly outcome: ReadOutcome;
  readonly kind: 'left-out' | 'partly-cancelled';
}

/** Rows left out, or cancellations of which only a part found its order. */
export function LeftOutRows({ importer, review, outcome, kind }: LeftOutRowsProps) {
  const { t } = useTranslation('import');
  const reasonOf = useReason();
  const [open, setOpen] = useState(false);
  const { rows, more } = useRows(importer, kind, outcome, open);
  const partly = kind === 'partly-cancelled';
  const count = partly ? outcome.partlyCancelled : outcome.accounts['left-out'];
  const headers = review.sheets[review.sheet]?.headers ?? [];
  if (count === 0) return null;
  const save = () => {
    const desk = importer.desk();
    const names = [t('csv.line'), t('csv.reason')] as const;
    if (desk) void saveRows(desk, { kind, file: review.name, headers, names, reasonOf });
  };
  return (
    <Panel
      title={t(partly ? 'partly.title' : 'leftOutRows.title', { count })}
      actions={
        <Group>
          <Button variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'leftOutRows.hide' : 'leftOutRows.show')}
          </Button>
          <Button variant="default" onClick={save}>
            {t('refusedRows.export')}
          </Button>
        </Group>
      }
    >
      {open && (
        <div className={classes.scroll}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('refusedRows.line')}</Table.Th>
                <Table.Th>{t('refusedRows.reason')}</Table.Th>
                <Table.Th>{t('refusedRows.row')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.line}>
                  <Table.Td>{row.line}</Table.Td>
                  <Table.Td>{reasonOf(row)}</Table.Td>
                  <Table.Td>
                    {row.cells
                      .filter((cell) => cell !== '')
                      .slice(0, 8)
                      .join(' · ')}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {rows.length < count && (
            <Button variant="default" mt="sm" onClick={more}>
              {t('refusedRows.more')}
            </Button>
          )}
        </div>
      )}
    </Panel>
  );
}
