/** The one way in which screens change an order: permission asked of the state machine, one entry written, refusals given back as values. */

import { recordEntry } from '../../../shared/orders/record-entry.ts';
import { type Action, type Refusal, refuse } from '../../../shared/orders/transitions.ts';
import type { NotAllowed } from '../../../shared/people/person.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { EntryBody, LogKind } from '../../../shared/records/order-log.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { seeOrder } from '../clock.ts';
import { type NotSaved, saved } from '../saving.ts';
import { authorOf } from '../station.ts';
import type { Store } from '../store.ts';
import { prioritised } from './touch.ts';

export type CommandRefusal = Refusal | NotAllowed | { readonly kind: 'not-found' } | NotSaved;

export type Outcome<T = OrderRecord> = Result<T, CommandRefusal>;

/** Makes the entry to write from the order as it is at that moment; null leaves the order as it is. */
export type MakeEntry = (order: OrderRecord) => EntryBody<LogKind> | null;

/** Writes one entry into an order's log, if `action` is allowed on it. Durable when it resolves. */
export async function changeOrder(
  store: Store,
  id: string,
  action: Action,
  make: MakeEntry,
  known?: OrderRecord,
): Promise<Outcome> {
  let refusal: CommandRefusal | null = { kind: 'not-found' };
  const changed = await saved(() =>
    store.orders.change(
      id,
      (order) => {
        if (!order) return null;
        refusal = refuse(order, action, store.clock.iso());
        return refusal ? null : withEntry(store, order, make(order));
      },
      known,
    ),
  );
  if (!changed.ok) return changed;
  return refusal || !changed.value ? err(refusal ?? { kind: 'not-found' }) : ok(changed.value);
}

/** What a bulk command did, order by order. */
export interface BulkOutcome {
  readonly done: readonly string[];
  readonly refused: readonly { readonly id: string; readonly refusal: CommandRefusal }[];
}

const BULK_SLICE = 100;

/** The same for many orders, in slices that step aside for the scanner; `progress` hears how many are behind it. */
export async function changeOrders(
  store: Store,
  ids: readonly string[],
  action: Action,
  make: MakeEntry,
  progress: (done: number) => void = () => undefined,
): Promise<BulkOutcome> {
  const refused = new Map<string, CommandRefusal>();
  for (let from = 0; from < ids.length; ) {
    const slice = ids.slice(from, from + store.activity.batchSize(BULK_SLICE));
    const written = await saved(() =>
      store.orders.changeMany(slice, (order, id) => {
        const refusal: CommandRefusal | null = order
          ? refuse(order, action, store.clock.iso())
          : { kind: 'not-found' };
        if (refusal) refused.set(id, refusal);
        return refusal || !order ? null : withEntry(store, order, make(order));
      }),
    );
    if (!written.ok) for (const id of slice) refused.set(id, written.error);
    from += slice.length;
    progress(from);
    await store.activity.pause();
  }
  return {
    done: ids.filter((id) => !refused.has(id)),
    refused: [...refused].map(([id, refusal]) => ({ id, refusal })),
  };
}

function withEntry(
  store: Store,
  order: OrderRecord,
  body: EntryBody<LogKind> | null,
): OrderRecord | null {
  if (!body) return null;
  seeOrder(store.clock, order);
  const next = recordEntry(order, body, authorOf(store.station), store.clock.stamp());
  // A tag may be a criterion ("vip").
  return body.kind === 'tag' ? prioritised(store, next) : next;
}
