/** The notices as the page shows them: those that are open with their order and parcel, and the last that were settled. */
import { useEffect, useState } from 'react';
import type { OrderRecord } from '../../../../shared/records/order.ts';
import type { OutboxRecord } from '../../../../shared/records/outbox.ts';
import type { ShipmentRecord } from '../../../../shared/records/shipment.ts';
import { useVersion, useWorkspace } from '../../../app/workspace.ts';
import type { Store } from '../../../store/store.ts';

export interface Noticed {
  readonly notice: OutboxRecord;
  readonly order: OrderRecord | undefined;
  readonly shipment: ShipmentRecord | undefined;
}

export interface Notices {
  readonly person: readonly Noticed[];
  readonly waiting: readonly Noticed[];
  readonly settled: readonly Noticed[];
}

const LAST = 20;
/** More are counted, and shown when these are dealt with. */
const MOST = 200;

/** null until they were read. */
export function useNotices(): Notices | null {
  const { store, outbox } = useWorkspace();
  const version = useVersion(outbox.open);
  const [notices, setNotices] = useState<Notices | null>(null);
  useEffect(() => {
    // Read anew at each version.
    void version;
    let wanted = true;
    const read = async () => {
      const open = outbox.open.list().slice(0, MOST);
      const settled = await lastOf(store);
      const found = await noticed(store, [...open, ...settled]);
      if (!wanted) return;
      const of = (state: string) => found.filter(({ notice }) => notice.state === state);
      setNotices({
        person: of('person'),
        waiting: of('waiting'),
        settled: found.filter(({ notice: { state } }) => state === 'done' || state === 'dropped'),
      });
    };
    void read();
    return () => {
      wanted = false;
    };
  }, [store, outbox, version]);
  return notices;
}

/** The last that were told or dropped, the newest first. */
async function lastOf(store: Store): Promise<OutboxRecord[]> {
  const pages = await Promise.all(
    ['done', 'dropped'].map((state) =>
      store.outbox.page({
        ...{ index: ['state', 'changedAt'], equals: [state] },
        ...{ descending: true, limit: LAST },
      }),
    ),
  );
  return pages
    .flat()
    .sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1))
    .slice(0, LAST);
}

async function noticed(store: Store, notices: readonly OutboxRecord[]): Promise<Noticed[]> {
  const [orders, shipments] = await Promise.all([
    store.orders.getMany([...new Set(notices.map(({ order }) => order))]),
    store.shipments.getMany(notices.flatMap(({ shipment }) => (shipment ? [shipment] : []))),
  ]);
  return notices.map((notice) => ({
    notice,
    order: orders.find(({ id }) => id === notice.order),
    shipment: shipments.find(({ id }) => id === notice.shipment),
  }));
}

/** How many need a person. */
export function useNoticesCount(): number {
  const { open } = useWorkspace().outbox;
  useVersion(open);
  return open.list().filter(({ state }) => state === 'person').length;
}
