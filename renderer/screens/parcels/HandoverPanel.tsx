/** What waits for each carrier; closing its list when it has been, and printing lists again. */
import { Button, Text } from '@mantine/core';
import { IconPrinter, IconTruckDelivery } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { manifestWords } from '../../../shared/documents/manifest.ts';
import { stampTime } from '../../../shared/records/stamp.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Waiting } from '../../../shared/shipping/handover.ts';
import { useSettings, useVersion, useWorkspace } from '../../app/workspace.ts';
import {
  type Closed,
  closedLists,
  closeList,
  waitingParcels,
} from '../../store/commands/handover.ts';
import { timeText, weightText } from '../../ui/local-text.ts';
import { Panel } from '../../ui/Panel.tsx';
import { type PdfFile, PreviewDialog } from '../../ui/PreviewDialog.tsx';
import { pdfOf } from '../pack/paper/make-paper.ts';
import classes from './parcels.module.css';

export function HandoverPanel() {
  const { t, i18n } = useTranslation('parcels');
  const { store } = useWorkspace();
  const { handover } = useSettings();
  const version = useVersion(store.parcels);
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  const [closed, setClosed] = useState<readonly Closed[]>([]);
  const [fault, setFault] = useState('');
  const print = usePrint();
  // biome-ignore lint/correctness/useExhaustiveDependencies: parcels left, or a carrier has been.
  useEffect(() => {
    let wanted = true;
    void waitingParcels(store).then((found) => wanted && setWaiting(found));
    void closedLists(store).then((found) => wanted && setClosed(found));
    return () => {
      wanted = false;
    };
  }, [store, version, handover]);
  const close = async (one: Waiting) => {
    const done = await closeList(store, one.carrier);
    setFault(done.ok ? '' : t('handover.notSaved', { reason: done.error.reason }));
    if (done.ok && done.value) await print.show(done.value);
  };
  return (
    <Panel title={t('handover.title')}>
      <p className={classes.hint}>{t(waiting.length > 0 ? 'handover.what' : 'handover.empty')}</p>
      <ul className={classes.list}>
        {waiting.map((one) => (
          <li key={one.carrier} className={classes.handover}>
            <strong>{one.carrier || t('collected.none')}</strong>
            <span>{t('handover.parcels', { count: one.shipments.length })}</span>
            <Button
              leftSection={<IconTruckDelivery size={20} aria-hidden />}
              onClick={() => void close(one)}
            >
              {t('handover.close')}
            </Button>
          </li>
        ))}
      </ul>
      {fault !== '' && (
        <Text role="alert" c="var(--mantine-color-error)">
          {fault}
        </Text>
      )}
      {closed.length > 0 && (
        <details>
          <summary>{t('handover.closed', { count: closed.length })}</summary>
          <ul className={classes.list}>
            {closed.map((list) => (
              <li key={list.id} className={classes.handover}>
                <span>
                  {list.carrier || t('collected.none')},{' '}
                  {timeText(stampTime(list.at), 'moment', i18n.language)}
                </span>
                <span>{t('handover.parcels', { count: list.parcels.length })}</span>
                <Button
                  variant="default"
                  leftSection={<IconPrinter size={20} aria-hidden />}
                  onClick={() => void print.show(list)}
                >
                  {t('handover.print')}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {print.shown && (
        <PreviewDialog title={t('handover.list')} file={print.file} onClose={print.close} />
      )}
    </Panel>
  );
}

function usePrint() {
  const { t } = useTranslation('documents');
  const { t: pack, i18n } = useTranslation('pack');
  const { store, host } = useWorkspace();
  const { shop } = useSettings();
  const [shown, setShown] = useState(false);
  const [file, setFile] = useState<Result<PdfFile, string>>();
  const show = async (list: Closed) => {
    setFile(undefined);
    setShown(true);
    const orders = await store.orders.getMany(list.parcels.map(({ order }) => order));
    const numbers = new Map(orders.map((order) => [order.id, order.facts.number]));
    const answer = await host.document.render({
      kind: 'manifest',
      sheet: shop.paper === 'LETTER' ? 'letter' : 'a4',
      words: manifestWords.parse(t('manifest', { returnObjects: true })),
      shopName: shop.name,
      carrier: list.carrier || t('manifest.noCarrier'),
      closedOn: timeText(stampTime(list.at), 'full', i18n.language),
      lines: list.parcels.map(({ order, parcel, service, tracking, grams }) => ({
        orderNumber: numbers.get(order) ?? order,
        parcel: parcel.slice(1),
        service,
        tracking,
        weight: grams === null ? '' : weightText(grams, i18n.language),
      })),
    });
    if (!answer.ok) {
      setFile(err(pack(`paper.fault.${answer.error.kind}`, { ...answer.error })));
      return;
    }
    const { pdf, missing } = answer.value;
    setFile(ok({ pdf: pdfOf(pdf), fileName: 'handover.pdf', missing }));
  };
  return { shown, file, show, close: () => setShown(false) };
}
