/**
 * What Medusa has on hand at our location: `stocked_quantity` is what stands on the shelves, sold or not. An update of
 * several is all or nothing, so that one that is gone would stop the others.
 */
import { z } from 'zod';
import type { ChannelFault, Outcome, QuantityOut } from '../../../shared/channels/port.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type MedusaAccount } from './ask.ts';
import { levelAt, levelShape, stockedItem } from './levels.ts';
import { locationOf } from './location.ts';

/** Most entries of one update. */
export const BATCH = 100;
/** What did not arrive is tried again soon, where the fault does not say when. */
const SOON_MS = 30_000;

const updated = z.looseObject({ updated: z.array(levelShape) });

export async function setQuantities(
  account: MedusaAccount,
  quantities: readonly QuantityOut[],
): Answer<readonly Outcome[]> {
  if (quantities.length === 0) return ok([]);
  const location = await locationOf(account);
  if (!location.ok) return location;
  const shown = await shownNow(account, location.value, quantities);
  if (!shown.ok) return shown;
  const moved = quantities.map((entry) => movedOn(entry, shown.value));
  const wanted = quantities.filter((_, at) => moved[at] === undefined);
  const written = await writeAll(account, location.value, wanted);
  if (!written.ok) return written;
  const outcomes = [...written.value];
  return ok(moved.map((conflict) => conflict ?? outcomes.shift() ?? again('not answered')));
}

/** Of the entries that say what we believe: what they show. */
async function shownNow(
  account: MedusaAccount,
  location: string,
  quantities: readonly QuantityOut[],
): Answer<ReadonlyMap<string, number>> {
  const ids = quantities.filter(({ from }) => from !== null).map(({ listing }) => listing);
  if (ids.length === 0) return ok(new Map());
  const answer = await ask(account, {
    method: 'GET',
    path: 'inventory-items',
    query: [
      ...ids.map((id) => ['id[]', id] as const),
      ['limit', String(ids.length)],
      ['fields', 'id,*location_levels'],
    ],
    answer: z.looseObject({ inventory_items: z.array(stockedItem) }),
    operation: 'catalogue',
    repeatable: true,
  });
  if (!answer.ok) return answer;
  const levels = answer.value.inventory_items.flatMap((item): [string, number][] => {
    const stocked = levelAt(item, location);
    return stocked === null ? [] : [[item.id, stocked]];
  });
  return ok(new Map(levels));
}

/** Medusa does not compare before it writes: between this look and the write it may still move. */
function movedOn(
  { listing, from }: QuantityOut,
  shown: ReadonlyMap<string, number>,
): Outcome | undefined {
  const now = shown.get(listing);
  return from === null || now === undefined || now === from ? undefined : conflict(now);
}

async function writeAll(
  account: MedusaAccount,
  location: string,
  quantities: readonly QuantityOut[],
): Answer<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let at = 0; at < quantities.length; at += BATCH) {
    const part = quantities.slice(at, at + BATCH);
    const answer = await writeBatch(account, location, part);
    // Nothing is known yet, so the fault is the whole answer; later on it is that of the entries it stopped.
    if (!answer.ok && outcomes.length === 0) return answer;
    outcomes.push(...(answer.ok ? answer.value : part.map(() => later(answer.error))));
  }
  return ok(outcomes);
}

async function writeBatch(
  account: MedusaAccount,
  location: string,
  quantities: readonly QuantityOut[],
): Answer<readonly Outcome[]> {
  const answer = await write(account, location, quantities);
  if (answer.ok || answer.error.kind !== 'refused') return answer;
  if (quantities.length === 1) return ok([later(answer.error)]);
  // Halves: the one that is refused is found, and the others are done with few questions.
  const middle = Math.ceil(quantities.length / 2);
  const first = await writeBatch(account, location, quantities.slice(0, middle));
  if (!first.ok) return first;
  const rest = quantities.slice(middle);
  const second = await writeBatch(account, location, rest);
  return ok([...first.value, ...(second.ok ? second.value : rest.map(() => later(second.error)))]);
}

async function write(
  account: MedusaAccount,
  location: string,
  quantities: readonly QuantityOut[],
): Promise<Result<readonly Outcome[], ChannelFault>> {
  const update = quantities.map(({ listing, quantity }) => ({
    inventory_item_id: listing,
    location_id: location,
    stocked_quantity: quantity,
  }));
  const answer = await ask(account, {
    method: 'POST',
    path: 'inventory-items/location-levels/batch',
    body: { update },
    answer: updated,
    operation: 'stock',
    // Absolute: said twice it is the same.
    repeatable: true,
  });
  if (!answer.ok) return answer;
  const set = new Map(
    answer.value.updated.map((level) => [level.inventory_item_id, level.stocked_quantity]),
  );
  return ok(
    quantities.map(({ listing, quantity }): Outcome => {
      const now = set.get(listing);
      if (now === undefined) return again('not answered');
      return now === quantity ? { kind: 'done', remote: '' } : conflict(now);
    }),
  );
}

function later(fault: ChannelFault): Outcome {
  if (fault.kind === 'refused') return { kind: 'rejected', code: fault.code, reason: fault.reason };
  return again(fault.kind, 'retryAfterMs' in fault ? fault.retryAfterMs : SOON_MS);
}

function again(reason: string, afterMs = SOON_MS): Outcome {
  return { kind: 'retry', afterMs, reason };
}

function conflict(stocked: number): Outcome {
  return { kind: 'conflict', remote: String(stocked) };
}
