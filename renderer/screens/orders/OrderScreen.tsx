/** One order: its facts, its lines, its story, why it stands where it stands, and what stops it. */
import { Button, Loader, Stack, Text, Title } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blockersOf, stops } from '../../../shared/orders/blockers.ts';
import {
  entriesOf,
  isErased,
  latestOf,
  shipToOf,
  unreleasedHolds,
} from '../../../shared/orders/log.ts';
import { isCancelledHere, labelOf, statusOf } from '../../../shared/orders/status.ts';
import { refuse } from '../../../shared/orders/transitions.ts';
import { CLOSED_FROM, type OrderRecord } from '../../../shared/records/order.ts';
import { useStations } from '../../app/stations.ts';
import { useIsConnected, useSettings, useWorkspace } from '../../app/workspace.ts';
import { hasLiveChannel } from '../../store/commands/outbox.ts';
import { useFresh, useNow } from '../../ui/use-fresh.ts';
import { AddressDialog } from './AddressDialog.tsx';
import { Blockers } from './Blockers.tsx';
import { ChannelSaid } from './ChannelSaid.tsx';
import { EraseDialog } from './EraseDialog.tsx';
import { Facts, ShipTo } from './Facts.tsx';
import { HolderPanel } from './HolderPanel.tsx';
import { Lines } from './Lines.tsx';
import { lineStocks } from './line-stock.ts';
import type { NextStep } from './next-step.ts';
import { OrderHeader } from './OrderHeader.tsx';
import classes from './OrderScreen.module.css';
import { HoldDialog } from './parts/HoldDialog.tsx';
import { shownStatus } from './parts/StatusPill.tsx';
import { TextDialog } from './parts/TextDialog.tsx';
import { positionOf } from './position.ts';
import { PrintPanel } from './print/PrintPanel.tsx';
import { Remarks } from './Remarks.tsx';
import { Shipments } from './Shipments.tsx';
import { Timeline } from './Timeline.tsx';
import { useOrder, useShipments } from './use-order.ts';
import { useOrderActions } from './use-order-actions.ts';
import { WhyFirst } from './WhyFirst.tsx';

export function OrderScreen() {
  const { orderId } = useParams({ from: '/orders/$orderId' });
  const loaded = useOrder(orderId);
  switch (loaded.kind) {
    case 'loading':
      return <Loader m="xl" />;
    case 'missing':
      return <NoOrder id={orderId} />;
    case 'found':
      return <Order key={orderId} order={loaded.order} />;
  }
}

function NoOrder({ id }: { readonly id: string }) {
  const { t } = useTranslation('orders');
  return (
    <Stack align="center" p={64}>
      <Title order={1}>{t('missing.title')}</Title>
      <Text>{t('missing.text', { id })}</Text>
      <Button renderRoot={(root) => <Link to="/queue" {...root} />}>{t('back')}</Button>
    </Stack>
  );
}

type Asking = 'hold' | 'tag' | 'cancel' | 'address' | 'erase' | null;

function Order({ order }: { readonly order: OrderRecord }) {
  const { t } = useTranslation('orders');
  const { store, session } = useWorkspace();
  const navigate = useNavigate();
  const settings = useSettings();
  const now = useNow();
  const open = useFresh(store.open);
  const stock = useFresh(store.stock);
  const catalogue = useFresh(store.catalogue);
  const shipments = useShipments(order.id);
  const actions = useOrderActions(order.id, order.facts.number);
  const [asking, setAsking] = useState<Asking>(null);
  const iso = new Date(now).toISOString();
  const isOpen = order.queue < CLOSED_FROM;
  const erased = isErased(order);
  const stations = useStations();
  const isShared = useIsConnected();

  const shortages = useMemo(
    () => (isOpen ? open.of.shortagesOf(order.id) : []),
    [open, order.id, isOpen],
  );
  const unknown = useMemo(
    () => (isOpen ? open.of.unknownOf(order.id) : []),
    [open, order.id, isOpen],
  );
  const blockers = useMemo(
    () =>
      erased
        ? []
        : blockersOf(order, iso, shortages, unknown).filter((one) => one.kind !== 'shipped'),
    [order, erased, iso, shortages, unknown],
  );
  const lines = useMemo(
    () =>
      lineStocks(store.lineSkus.named(order), {
        onHand: (id) => stock.of.toGive(id),
        demandFor: (id) => open.of.demandFor(id),
        skuOf: (id) => catalogue.of.skus.get(id),
        shortages,
      }),
    [order, store, stock, open, catalogue, shortages],
  );
  const position = useMemo(() => positionOf(open.of, order.id, iso), [open, order.id, iso]);
  const known = useMemo(() => knownTags(open.of.rows.values()), [open]);

  const priority = latestOf(order.log, 'priority');
  const dueAt = priority?.dueAt ?? order.facts.shipBy ?? order.facts.placedAt;
  // A packer can see goods that the figures do not know of: missing stock stops nobody at the bench.
  const stopped = blockers.some((one) => stops(one) && one.kind !== 'short');
  const label = labelOf(order);
  const live = hasLiveChannel(store, order) ? settings.channels[order.facts.channel] : undefined;
  const shipped = statusOf(order).fulfilment === 'shipped';

  async function pack() {
    await session.open(order.id);
    await navigate({ to: '/pack' });
  }

  function step(to: NextStep) {
    switch (to.kind) {
      case 'release':
        return actions.release(to.hold);
      case 'reinstate':
        return actions.reinstate();
      case 'address':
        return setAsking('address');
      case 'mark-paid':
        return actions.paid();
      case 'bench':
        return void pack();
      case 'import':
      case 'articles':
      case 'stock':
      case 'wait':
        return; // Links, or somebody else's turn.
    }
  }

  return (
    <div className={classes.screen}>
      <OrderHeader
        order={order}
        label={shownStatus(label, shortages.length > 0, unknown.length > 0)}
        dueAt={isOpen ? dueAt : null}
        now={now}
        canPack={!stopped && !shipped && !erased}
        stopped={stopped}
        canCancel={refuse(order, 'cancel', iso) === null}
        canReinstate={isCancelledHere(order) && refuse(order, 'reinstate', iso) === null}
        onPack={() => void pack()}
        onCancel={() => setAsking('cancel')}
        onReinstate={actions.reinstate}
      />
      <div className={classes.columns}>
        <div className={classes.column}>
          <Blockers
            blockers={blockers}
            channel={order.facts.channel}
            stations={stations}
            onStep={step}
          />
          <Lines order={order} lines={lines} withStock={isOpen} />
          <Shipments
            shipments={shipments}
            stations={stations}
            carriers={settings.packing.carriers}
            canVoid={!erased}
            onCarriage={actions.carriage}
            onVoid={actions.voidParcel}
          />
          <Facts
            order={order}
            onErase={refuse(order, 'erase', iso) === null ? () => setAsking('erase') : undefined}
          />
          <Timeline order={order} stations={stations} />
          {live && !erased && <ChannelSaid order={order} />}
        </div>
        <div className={classes.column}>
          {isOpen && isShared && (
            <HolderPanel
              order={order}
              now={now}
              stations={stations}
              onTakeOver={actions.takeOver}
              onLetGo={actions.letGo}
            />
          )}
          {isOpen && <WhyFirst order={order} position={position} now={now} />}
          <ShipTo
            shipTo={shipToOf(order)}
            erased={erased}
            corrected={
              entriesOf(order.log, 'address').length > 0 && shipToOf(order) !== order.facts.shipTo
            }
            onEdit={refuse(order, 'address', iso) === null ? () => setAsking('address') : undefined}
          />
          <Remarks
            order={order}
            stations={stations}
            canWrite={!erased}
            canHold={refuse(order, 'hold', iso) === null}
            onHold={() => setAsking('hold')}
            onRelease={actions.release}
            onTag={() => setAsking('tag')}
            onUntag={(tag) => actions.tag(tag, false)}
            onNote={actions.note}
          />
          {!erased && <PrintPanel order={order} isOpen={isOpen} />}
        </div>
      </div>
      <HoldDialog
        opened={asking === 'hold'}
        count={1}
        onClose={() => setAsking(null)}
        onHold={actions.hold}
      />
      <TextDialog
        opened={asking === 'tag'}
        title={t('tags.add')}
        label={t('tags.tag')}
        action={t('tags.add')}
        choices={known}
        required
        onClose={() => setAsking(null)}
        onSubmit={(tag) => actions.tag(tag, true)}
      />
      <TextDialog
        opened={asking === 'cancel'}
        title={t('cancel.title', { number: order.facts.number })}
        hint={t(live ? 'cancel.hint' : 'cancel.hintFile')}
        also={live ? t('cancel.also', { channel: live.name }) : undefined}
        alsoAtFirst={isAskedToCancel(order)}
        label={t('reason')}
        action={t('cancel.do')}
        danger
        onClose={() => setAsking(null)}
        onSubmit={actions.cancel}
      />
      <EraseDialog
        opened={asking === 'erase'}
        number={order.facts.number}
        onClose={() => setAsking(null)}
        onErase={actions.erase}
      />
      <AddressDialog
        opened={asking === 'address'}
        address={shipToOf(order)}
        onClose={() => setAsking(null)}
        onSave={actions.address}
      />
    </div>
  );
}

function knownTags(rows: Iterable<{ readonly tags: readonly string[] }>): readonly string[] {
  const tags = new Set<string>();
  for (const row of rows) for (const tag of row.tags) tags.add(tag);
  return [...tags].sort();
}

/** The buyer asked the channel to cancel it: cancelled here, it is to be cancelled there. */
function isAskedToCancel({ log }: OrderRecord): boolean {
  return unreleasedHolds(log).some(({ hold }) => hold === 'cancel-request');
}
