/** A print job before it is printed: each sheet seen, saved, printed. */
import { Button, Group, Loader, Modal, Text } from '@mantine/core';
import {
  IconChevronLeft,
  IconChevronRight,
  IconDeviceFloppy,
  IconPrinter,
} from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PICK_LIST_ORDERS } from '../../../../shared/picking/pick-list-of.ts';
import type { OrderRecord } from '../../../../shared/records/order.ts';
import type { Result } from '../../../../shared/result.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import type { PaperFault } from '../../pack/paper/make-paper.ts';
import classes from './PrintDialog.module.css';
import { type PrintKind, type PrintSheet, printSheet, sheetCount } from './print-sheet.ts';

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
  const made = useSheet(job, index);
  const count = sheetCount(job.kind, job.orders);
  const title = t(`print.${job.kind}`);
  const cut = job.kind === 'pick-list' && job.orders.length > PICK_LIST_ORDERS;
  return (
    <Modal opened onClose={onClose} title={title} size="xl">
      {cut && <Text mb="xs">{t('print.cut', { count: PICK_LIST_ORDERS })}</Text>}
      {count > 1 && (
        <Group mb="xs" gap="xs">
          <Button
            variant="default"
            size="xs"
            disabled={index === 0}
            leftSection={<IconChevronLeft size={18} aria-hidden />}
            onClick={() => setIndex(index - 1)}
          >
            {t('print.before')}
          </Button>
          <Text aria-live="polite">
            {t('print.of', {
              n: index + 1,
              count,
              number: job.orders[index]?.facts.number ?? '',
            })}
          </Text>
          <Button
            variant="default"
            size="xs"
            disabled={index === count - 1}
            rightSection={<IconChevronRight size={18} aria-hidden />}
            onClick={() => setIndex(index + 1)}
          >
            {t('print.after')}
          </Button>
        </Group>
      )}
      {made ? <Sheet key={index} made={made} title={title} /> : <Loader m="xl" />}
    </Modal>
  );
}

function Sheet({ made, title }: { readonly made: Made; readonly title: string }) {
  const { t } = useTranslation('pack');
  if (made.ok) return <Preview sheet={made.value} title={title} />;
  return (
    <Text c="var(--mantine-color-error)" role="alert">
      {t(`paper.fault.${made.error.kind}`, { ...made.error })}
    </Text>
  );
}

function Preview({ sheet, title }: { readonly sheet: PrintSheet; readonly title: string }) {
  const { t } = useTranslation('pack');
  const frame = useRef<HTMLIFrameElement>(null);
  const address = useMemo(() => URL.createObjectURL(sheet.pdf), [sheet]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <>
      {sheet.missing && <Text mb="xs">{t('paper.missing', { letters: sheet.missing })}</Text>}
      <iframe ref={frame} className={classes.sheet} src={address} title={title} />
      <Group mt="md" justify="flex-end">
        <Button
          component="a"
          variant="default"
          href={address}
          download={sheet.fileName}
          leftSection={<IconDeviceFloppy size={20} aria-hidden />}
        >
          {t('paper.save')}
        </Button>
        <Button
          data-autofocus
          leftSection={<IconPrinter size={20} aria-hidden />}
          onClick={() => frame.current?.contentWindow?.print()}
        >
          {t('paper.print')}
        </Button>
      </Group>
    </>
  );
}

type Made = Result<PrintSheet, PaperFault>;

/** The sheet number `index` once it is laid out; sheets that were made stay made. */
function useSheet(job: PrintJob, index: number): Made | undefined {
  const workspace = useWorkspace();
  const { t } = useTranslation('documents');
  const [sheets, setSheets] = useState<ReadonlyMap<number, Made>>(new Map());
  const made = sheets.get(index);
  useEffect(() => {
    if (made) return;
    let wanted = true;
    void printSheet(workspace, job.kind, job.orders, index, t).then((sheet) => {
      if (wanted) setSheets((held) => new Map([...held, [index, sheet]]));
    });
    return () => {
      wanted = false;
    };
  }, [workspace, job, index, made, t]);
  return made;
}
