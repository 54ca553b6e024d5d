/** What people decide about notices to channels: trying one again, dropping it, telling a channel of a cancellation. */
import {
  blankNotice,
  cancelAgain,
  cancelNotice,
  dropped,
  waitingAgain,
} from '../../../shared/outbox/notice.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { OutboxRecord } from '../../../shared/records/outbox.ts';
import type { Result } from '../../../shared/result.ts';
import { type NotSaved, saved } from '../saving.ts';
import { authorOf } from '../station.ts';
import type { Store } from '../store.ts';

type Stored = Promise<Result<unknown, NotSaved>>;

/** Sends it again at once, whatever stood in its way. */
export function retryNotice(store: Store, id: string): Stored {
  return decide(store, id, (notice, by, at) => waitingAgain(notice, notice.about, by, at));
}

/** Not to be sent any more; `reason` is for whoever asks later. */
export function dropNotice(store: Store, id: string, reason: string): Stored {
  return decide(store, id, (notice, by, at) => dropped(notice, reason, by, at));
}

/** Whether the order's channel told us of it and can be told something. */
export function hasLiveChannel(store: Store, { facts }: Pick<OrderRecord, 'facts'>): boolean {
  const channel = store.settingsView.getState().channels[facts.channel];
  return facts.revision !== null && channel !== undefined && !channel.gone;
}

/** Tells the channels of these orders that they were cancelled here; those that no channel told us of are left out. */
export async function tellCancelled(
  store: Store,
  ids: readonly string[],
  reason: string,
): Promise<Result<unknown, NotSaved>> {
  const orders = (await store.orders.getMany(ids)).filter((order) => hasLiveChannel(store, order));
  const byId = new Map(orders.map((order) => [`cancel:${order.id}`, order]));
  const by = authorOf(store.station);
  return saved(() =>
    store.outbox.changeMany([...byId.keys()], (notice, id) => {
      const order = byId.get(id);
      if (!order || notice?.state === 'waiting') return null;
      const at = store.clock.stamp();
      return notice ? cancelAgain(notice, reason, by, at) : cancelNotice(order, reason, by, at);
    }),
  );
}

/** Blanks what was written about erased orders; doing it again changes nothing. */
export async function blankNotices(store: Store, order: string): Promise<void> {
  const notices = await store.outbox.page({ index: ['order'], equals: [order], limit: 100 });
  await store.outbox.changeMany(
    notices.map(({ id }) => id),
    (notice) => (notice ? blankNotice(notice, store.clock.stamp()) : null),
  );
}

type Decision = (
  notice: OutboxRecord,
  by: OutboxRecord['by'],
  at: OutboxRecord['changedAt'],
) => OutboxRecord;

function decide(store: Store, id: string, decision: Decision): Stored {
  return saved(() =>
    store.outbox.change(id, (notice) => {
      if (!notice) return null;
      store.clock.see(notice.changedAt);
      return decision(notice, authorOf(store.station), store.clock.stamp());
    }),
  );
}
