/** A print job before it is printed: its sheets one by one. */
import { Button, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PICK_LIST_ORDERS } from '../../../../shared/picking/pick-list-of.ts';
import type { OrderRecord } from '../../../../shared/records/order.ts';
import { err, type Result } from '../../../../shared/result.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { type PdfFile, PreviewDialog } from '../../../ui/PreviewDialog.tsx';
import { type PrintKind, printSheet, sheetCount } from './print-sheet.ts';

export interface PrintJob {
  readonly kind: PrintKind;
  readonly orders: readonly OrderRecord[];
}

interface PrintDialogProps {
  readonly job: PrintJob;
  readonly onClose: () => void;
}

export function PrintDialog({ job, onClose }: PrintDialogProps) {
  const { t } = useTranslation('orders');
  const [index, setIndex] = useState(0);
  const file = useSheet(job, index);
  const cut = job.kind === 'pick-list' && job.orders.length > PICK_LIST_ORDERS;
  return (
    <PreviewDialog title={t(`print.${job.kind}`)} file={file} onClose={onClose}>
      {cut && <Text mb="xs">{t('print.cut', { count: PICK_LIST_ORDERS })}</Text>}
      <Pager job={job} index={index} onTurn={setIndex} />
    </PreviewDialog>
  );
}

interface PagerProps {
  readonly job: PrintJob;
  readonly index: number;
  readonly onTurn: (index: number) => void;
}

function Pager({ job: { kind, orders }, index, onTurn }: PagerProps) {
  const { t } = useTranslation('orders');
  const count = sheetCount(kind, orders);
  if (count < 2) return null;
  const number = orders[index]?.facts.number ?? '';
  return (
    <Group mb="xs" gap="xs">
      <Button
        variant="default"
        size="xs"
        disabled={index === 0}
        leftSection={<IconChevronLeft size={18} aria-hidden />}
        onClick={() => onTurn(index - 1)}
      >
        {t('print.before')}
      </Button>
      <Text aria-live="polite">{t('print.of', { n: index + 1, count, number })}</Text>
      <Button
        variant="default"
        size="xs"
        disabled={index === count - 1}
        rightSection={<IconChevronRight size={18} aria-hidden />}
        onClick={() => onTurn(index + 1)}
      >
        {t('print.after')}
      </Button>
    </Group>
  );
}

type Made = Result<PdfFile, string>;

/** The sheet number `index` once it is laid out; sheets that were made stay made. */
function useSheet(job: PrintJob, index: number): Made | undefined {
  const workspace = useWorkspace();
  const { t } = useTranslation('documents');
  const { t: pack } = useTranslation('pack');
  const [sheets, setSheets] = useState<ReadonlyMap<number, Made>>(new Map());
  const made = sheets.get(index);
  useEffect(() => {
    if (made) return;
    let wanted = true;
    void printSheet(workspace, job.kind, job.orders, index, t).then((sheet) => {
      if (!wanted) return;
      const said = sheet.ok
        ? sheet
        : err(pack(`paper.fault.${sheet.error.kind}`, { ...sheet.error }));
      setSheets((held) => new Map([...held, [index, said]]));
    });
    return () => {
      wanted = false;
    };
  }, [workspace, job, index, made, t, pack]);
  return made;
}
