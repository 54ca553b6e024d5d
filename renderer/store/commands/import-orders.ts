/**
 * Readings of a file or a channel taken into the store: new orders, changed facts, unchanged ones left alone.
 * Logs are never touched, so work done here stays. What an import brought is written down before it is
 * written, so that it can be undone even after a crash in its middle.
 */

import { isErased } from '../../../shared/orders/log.ts';
import { mergeOrders, settleOrder } from '../../../shared/orders/merge.ts';
import { recordEntry } from '../../../shared/orders/record-entry.ts';
import { orderId } from '../../../shared/records/ids.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import {
  factsHash,
  factsOf,
  type OrderFacts,
  type OrderReading,
} from '../../../shared/records/order-facts.ts';
import { seeOrder } from '../clock.ts';
import { authorOf } from '../station.ts';
import type { Store } from '../store.ts';
import type { ImportHeld } from './import-held.ts';
import { helpingOf } from './import-helping.ts';
import { writeNote } from './import-notes.ts';
import type { ImportPart } from './import-part.ts';
import { isTouched, prioritised } from './touch.ts';

export interface ImportTally {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Readings not reached because the import was cancelled. */
  readonly left: number;
}

export interface ImportOptions {
  /** Under which the import is undone; '' for readings that are not an import (a manual order). */
  readonly importId: string;
  readonly progress?: (done: number) => void;
  readonly signal?: AbortSignal;
  /** The order that a reading is of, where it is not the one that its channel and id name. */
  readonly idFor?: (reading: OrderReading) => string;
  /**
   * What else is to be done to an order that stands or comes; gives back the same one for nothing. `before`: as it was
   * stored, undefined for a new one.
   */
  readonly mark?: (
    order: OrderRecord,
    reading: OrderReading,
    before: OrderRecord | undefined,
  ) => OrderRecord;
}

/** Orders in one transaction while nobody scans. */
const BATCH = 120;
/** Orders looked up, and noted for an undo, at a time. */
const PORTION = 300;

/** What `importOrders` would do with each reading, without doing it. */
export type Effect = 'created' | 'changed' | 'unchanged';

/** Looks up what stands in the store: a reading's effect, and whether work was done on its order. */
export async function previewOrders(
  store: Store,
  readings: readonly OrderReading[],
): Promise<{ readonly effect: Effect; readonly touched: boolean }[]> {
  const found: { effect: Effect; touched: boolean }[] = [];
  for (let from = 0; from < readings.length; from += 500) {
    const slice = readings.slice(from, from + 500);
    const stored = await storedById(store, slice);
    for (const reading of slice) {
      const order = stored.get(idOf(reading));
      found.push({
        effect: effectOf(order, reading),
        touched: order !== undefined && isTouched(order),
      });
    }
    await store.activity.pause();
  }
  return found;
}

/** Takes readings in, a helping at a time, stepping aside for the scanner. */
export function importOrders(
  store: Store,
  readings: readonly OrderReading[],
  options: ImportOptions,
): Promise<ImportTally> {
  return store.activity.bulk(async () => {
    const tally = { created: 0, changed: 0, unchanged: 0, left: 0 };
    let done = 0;
    while (done < readings.length && !options.signal?.aborted) {
      const portion = helpingOf(readings, done, PORTION);
      for await (const effects of takeIn(store, portion, options)) {
        for (const effect of effects) tally[effect]++;
        done += effects.length;
        options.progress?.(done);
        await store.activity.pause();
      }
    }
    return { ...tally, left: readings.length - done };
  });
}

/** The order a reading is of. */
export function idOf(reading: Pick<OrderReading, 'channel' | 'externalId'>): string {
  return orderId(reading.channel, reading.externalId);
}

/** Takes a portion in; says after each write what it did with the readings behind it. */
async function* takeIn(
  store: Store,
  portion: readonly OrderReading[],
  { importId, signal, idFor = idOf, mark = (order) => order }: ImportOptions,
): AsyncGenerator<Effect[]> {
  const stored = await storedById(store, portion, idFor);
  // A clock that was set back must not make this reading older than what it changes.
  for (const order of stored.values()) seeOrder(store.clock, order);
  const readAt = store.clock.stamp();
  const effectIn = (reading: OrderReading) => {
    const order = stored.get(idFor(reading));
    const effect = effectOf(order, reading);
    return effect === 'unchanged' && order && mark(order, reading, order) !== order
      ? 'changed'
      : effect;
  };
  if (importId !== '') await writeNotes(store, importId, portion, stored);
  for (let done = 0; done < portion.length && !signal?.aborted; ) {
    const helping = helpingOf(portion, done, store.activity.batchSize(BATCH));
    const effects = helping.map(effectIn);
    const changed = helping.filter((_, n) => effects[n] !== 'unchanged');
    const readings = new Map(changed.map((reading) => [idFor(reading), reading]));
    await store.orders.changeMany(
      [...readings.keys()],
      (current, id) => {
        const reading = readings.get(id);
        if (!reading) return null;
        const taken = take(store, id, current, factsOf(reading, readAt), importId);
        return mark(taken, reading, current);
      },
      stored,
    );
    done += helping.length;
    yield effects;
  }
}

function take(
  store: Store,
  id: string,
  current: OrderRecord | undefined,
  facts: OrderFacts,
  importId: string,
): OrderRecord {
  const read = settleOrder(id, facts, []);
  const merged = current ? mergeOrders(current, read) : read;
  const back = comesBack(merged)
    ? recordEntry(
        merged,
        { kind: 'readmitted', importId },
        authorOf(store.station),
        store.clock.stamp(),
      )
    : merged;
  return prioritised(store, back);
}

async function writeNotes(
  store: Store,
  importId: string,
  portion: readonly OrderReading[],
  stored: ReadonlyMap<string, OrderRecord>,
): Promise<void> {
  const part: ImportPart = [];
  const held: ImportHeld = [];
  for (const reading of portion) {
    const [id, hash] = [idOf(reading), factsHash(reading)];
    const order = stored.get(id);
    if (effectOf(order, reading) !== 'unchanged') {
      // What brings a withdrawn order back has made it as much as what brings a new one.
      const before = order && order.queue !== 'z_withdrawn' ? order.facts : null;
      part.push({ id, before, wrote: hash });
    }
    // Of what was erased nothing is noted any more.
    else if (order && !isErased(order)) held.push({ id, hash });
  }
  if (part.length > 0) await writeNote(store, importId, 'import-part', part);
  if (held.length > 0) await writeNote(store, importId, 'import-held', held);
}

async function storedById(
  store: Store,
  readings: readonly OrderReading[],
  idFor: (reading: OrderReading) => string = idOf,
): Promise<Map<string, OrderRecord>> {
  const docs = await store.orders.getMany(readings.map(idFor));
  return new Map(docs.map((doc) => [doc.id, doc]));
}

function effectOf(order: OrderRecord | undefined, reading: OrderReading): Effect {
  if (!order) return 'created';
  return order.facts.hash === factsHash(reading) && !comesBack(order) ? 'unchanged' : 'changed';
}

/** What was withdrawn is readmitted when a file has it again; what was erased is gone for good. */
function comesBack(order: OrderRecord): boolean {
  return order.queue === 'z_withdrawn' && !isErased(order);
}
