/** Rows that are understood and need nobody: listed on demand, each with its reason. */
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Review } from '../../importing/import-state.ts';
import type { Importer } from '../../importing/importer.ts';
import type { ReadOutcome } from '../../importing/messages.ts';
import { Panel } from '../../ui/Panel.tsx';
import { RowList, SaveRowsButton } from './RowList.tsx';
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
  const [open, setOpen] = useState(false);
  const found = useRows(importer, kind, outcome, open);
  const partly = kind === 'partly-cancelled';
  const count = partly ? outcome.partlyCancelled : outcome.accounts['left-out'];
  if (count === 0) return null;
  return (
    <Panel
      title={t(partly ? 'partly.title' : 'leftOutRows.title', { count })}
      actions={
        <Group>
          <Button variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'leftOutRows.hide' : 'leftOutRows.show')}
          </Button>
          <SaveRowsButton importer={importer} review={review} kind={kind} />
        </Group>
      }
    >
      {open && <RowList found={found} count={count} />}
    </Panel>
  );
}
