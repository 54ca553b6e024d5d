/** What the app does with a connector, cycle by cycle: it pulls to the end, keeps what came, and refreshes what is open. */
import { expect } from 'vitest';
import type { PulledOrder, PulledSlice } from '../../../../shared/channels/port.ts';
import { orderFacts } from '../../../../shared/records/order-facts.ts';
import type { ContractShop } from '../contract-shop.ts';
import { persist } from './persisting.ts';
import { MINUTE } from './samples.ts';

export interface Host {
  /** As they were last told, by id. */
  readonly orders: ReadonlyMap<string, PulledOrder>;
  readonly ids: readonly string[];
  readonly cursor: string;
  order(id: string): PulledOrder;
  /** One slice. */
  pull(limit: number): Promise<PulledSlice>;
  /** The ids of what was told. */
  toEnd(limit?: number): Promise<readonly string[]>;
  /** A few minutes later: pulls to the end, and refreshes the open ones. */
  cycle(limit?: number): Promise<void>;
}

/** Some channels keep back what changed within the last minutes. */
const SETTLED_MS = 3 * MINUTE;
const MOST_SLICES = 200;

const readingShape = orderFacts.omit({ readAt: true, hash: true }).strict();

export function hostOf(shop: ContractShop, since: string | null = null): Host {
  const { connector, clock } = shop;
  const orders = new Map<string, PulledOrder>();
  let cursor = '';

  function keep(told: readonly PulledOrder[]): void {
    for (const one of told) {
      orders.set(checked(one).reading.externalId, one);
      // What is kept of it is enough to read it again.
      if (one.raw !== '') expect(connector.reread(JSON.parse(one.raw))).toEqual(one);
    }
  }

  async function pull(limit: number): Promise<PulledSlice> {
    const slice = await persist(shop, () => connector.pull({ cursor, since, limit }));
    const ids = slice.orders.map(({ reading }) => reading.externalId);
    expect(ids.length).toBeLessThanOrEqual(limit);
    expect(ids).toEqual([...new Set(ids)]);
    keep(slice.orders);
    // As a document of the store, from which it comes back.
    cursor = JSON.parse(JSON.stringify(slice)).cursor;
    return slice;
  }

  async function toEnd(limit = 100): Promise<readonly string[]> {
    const ids: string[] = [];
    for (let slices = 0; slices < MOST_SLICES; slices += 1) {
      const slice = await pull(limit);
      ids.push(...slice.orders.map(({ reading }) => reading.externalId));
      if (slice.left === 0) return ids;
    }
    throw new Error(`No end in ${MOST_SLICES} slices.`);
  }

  return {
    orders,
    get ids() {
      return [...orders.keys()].toSorted();
    },
    get cursor() {
      return cursor;
    },
    order: (id) => {
      const found = orders.get(id);
      if (!found) throw new Error(`Order ${id} did not arrive.`);
      return found;
    },
    pull,
    toEnd,
    cycle: async (limit) => {
      clock.pass(SETTLED_MS);
      await toEnd(limit);
      const open = [...orders.values()].filter(({ reading }) => reading.status === 'open');
      const ids = open.map(({ reading }) => reading.externalId);
      keep(await persist(shop, () => connector.refresh(ids)));
    },
  };
}

/** What the store would not take is no reading. */
function checked(told: PulledOrder): PulledOrder {
  const { lines } = readingShape.parse(told.reading);
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  expect(JSON.parse(told.raw)).toBeTypeOf('object');
  expect(told.review.every((why) => why.trim() !== '')).toBe(true);
  return told;
}
