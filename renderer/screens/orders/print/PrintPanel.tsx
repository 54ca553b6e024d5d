/** The papers of one order, each made and shown by one button. */
import { Button, Group } from '@mantine/core';
import { IconFileText, IconListDetails, IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderRecord } from '../../../../shared/records/order.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { PrintDialog, type PrintJob } from './PrintDialog.tsx';

const KINDS = [
  ['packing-slip', IconFileText],
  ['address-label', IconTag],
  ['pick-list', IconListDetails],
] as const;

interface PrintPanelProps {
  readonly order: OrderRecord;
  /** There is something left to fetch from the shelves. */
  readonly isOpen: boolean;
}

export function PrintPanel({ order, isOpen }: PrintPanelProps) {
  const { t } = useTranslation('orders');
  const [job, setJob] = useState<PrintJob | null>(null);
  const kinds = KINDS.filter(([kind]) => isOpen || kind !== 'pick-list');
  return (
    <Panel title={t('print.title')}>
      <Group gap="xs">
        {kinds.map(([kind, Icon]) => (
          <Button
            key={kind}
            variant="default"
            leftSection={<Icon size={20} aria-hidden />}
            onClick={() => setJob({ kind, orders: [order] })}
          >
            {t(`print.${kind}`)}
          </Button>
        ))}
      </Group>
      {job && <PrintDialog job={job} onClose={() => setJob(null)} />}
    </Panel>
  );
}
