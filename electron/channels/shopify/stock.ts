/**
 * What Shopify has on hand at one place. `on_hand` is what stands on the shelves, sold or not, so that an order that we
 * have not seen yet cannot be overwritten. A mutation of several is done whole or not at all: those that it will not
 * have are taken out, and the others are sent again.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Outcome, QuantityOut } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import type { Shop } from './account.ts';
import { ask } from './ask.ts';
import { gid, idOf, isId } from './ids.ts';
import { locationOf } from './location.ts';
import { rejected, type UserError, userErrors } from './outcomes.ts';

/** No list of an API of Shopify's may be longer. */
export const LARGEST_UPDATE = 250;
/** Each loses at least one entry, or has another key. */
const TRIES = 5;
const LATER_MS = 10_000;

interface Entry {
  /** Its place among those that were asked for. */
  readonly at: number;
  readonly quantity: QuantityOut;
}

export async function setQuantities(
  shop: Shop,
  quantities: readonly QuantityOut[],
): Answer<readonly Outcome[]> {
  if (quantities.length === 0) return ok([]);
  const location = await locationOf(shop);
  if (!location.ok) return location;
  const outcomes = new Map<number, Outcome>();
  const entries = quantities.map((quantity, at) => ({ at, quantity }));
  for (const { at, quantity } of entries)
    if (!isId(quantity.listing)) outcomes.set(at, unknown(quantity));
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const open = entries.filter(({ at }) => !outcomes.has(at));
    if (open.length === 0) break;
    const told = await write(shop, location.value, open, attempt);
    if (!told.ok) return outcomes.size > 0 ? ok(listOf(entries, outcomes)) : told;
    for (const [at, outcome] of told.value) outcomes.set(at, outcome);
  }
  return ok(listOf(entries, outcomes));
}

/** Those without an outcome are for another time. */
function listOf(entries: readonly Entry[], outcomes: ReadonlyMap<number, Outcome>): Outcome[] {
  return entries.map(({ at }) => outcomes.get(at) ?? later('not sent yet'));
}

const answer = z.object({
  inventorySetQuantities: z.object({ userErrors }),
});

const SET = `mutation Quantities($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    userErrors { code field message }
  }
}`;

type Outcomes = ReadonlyMap<number, Outcome>;

/** The outcomes that are known now; entries without one are to be sent again. */
async function write(
  shop: Shop,
  location: string,
  entries: readonly Entry[],
  attempt: number,
): Answer<Outcomes> {
  const input = {
    name: 'on_hand',
    reason: 'correction',
    quantities: entries.map(({ quantity: { listing, quantity, from } }) => ({
      inventoryItemId: gid('InventoryItem', listing),
      locationId: gid('Location', location),
      quantity,
      changeFromQuantity: from,
    })),
  };
  const told = await ask(shop, {
    query: SET,
    variables: { input, key: keyOf(entries, attempt) },
    answer,
    repeatable: true,
  });
  if (!told.ok) return told;
  const { userErrors: errors } = told.value.inventorySetQuantities;
  if (errors.length === 0) return ok(new Map(entries.map(({ at }) => [at, DONE])));
  return outcomesOf(shop, location, entries, errors);
}

const DONE: Outcome = { kind: 'done', remote: '' };

async function outcomesOf(
  shop: Shop,
  location: string,
  entries: readonly Entry[],
  errors: readonly UserError[],
): Answer<Outcomes> {
  const outcomes = new Map<number, Outcome>();
  const stale: Entry[] = [];
  for (const error of errors) {
    const entry = entryOf(error, entries);
    if (error.code === 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED') continue;
    if (entry && error.code === 'CHANGE_FROM_QUANTITY_STALE') stale.push(entry);
    else for (const { at } of entry ? [entry] : entries) outcomes.set(at, refused(error));
  }
  if (stale.length === 0) return ok(outcomes);
  const shown = await shownAt(shop, location, stale);
  if (!shown.ok) return shown;
  for (const { at, quantity } of stale) {
    const now = shown.value.get(quantity.listing);
    // An answer that was lost: it is what it was to be.
    outcomes.set(at, now === quantity.quantity ? DONE : conflict(now));
  }
  return ok(outcomes);
}

/** `["input", "quantities", "3", "changeFromQuantity"]` */
function entryOf({ field }: UserError, entries: readonly Entry[]): Entry | undefined {
  const place = field[field.indexOf('quantities') + 1] ?? '';
  return /^\d+$/.test(place) ? entries[Number(place)] : undefined;
}

function refused(error: UserError): Outcome {
  return error.code === 'IDEMPOTENCY_CONCURRENT_REQUEST' ? later(error.message) : rejected(error);
}

const shownAnswer = z.object({
  nodes: z.array(
    z
      .object({
        id: z.string(),
        inventoryLevel: z
          .object({ quantities: z.array(z.object({ quantity: z.int() })) })
          .nullish(),
      })
      .nullable(),
  ),
});

/** On hand, by listing. */
async function shownAt(
  shop: Shop,
  location: string,
  entries: readonly Entry[],
): Answer<ReadonlyMap<string, number>> {
  const told = await ask(shop, {
    query: `query Shown($ids: [ID!]!, $location: ID!) {
      nodes(ids: $ids) {
        ... on InventoryItem {
          id
          inventoryLevel(locationId: $location) { quantities(names: ["on_hand"]) { quantity } }
        }
      }
    }`,
    variables: {
      ids: entries.map(({ quantity }) => gid('InventoryItem', quantity.listing)),
      location: gid('Location', location),
    },
    answer: shownAnswer,
    repeatable: true,
  });
  if (!told.ok) return told;
  const shown = new Map<string, number>();
  for (const node of told.value.nodes) {
    const quantity = node?.inventoryLevel?.quantities[0]?.quantity;
    if (node && quantity !== undefined) shown.set(idOf(node.id), quantity);
  }
  return ok(shown);
}

/** The same for the same entries, whenever they are sent; it has the form of a UUID, as Shopify asks for. */
function keyOf(entries: readonly Entry[], attempt: number): string {
  const said = entries.map(({ quantity: { key, listing, quantity, from } }) => [
    ...[key, listing, quantity, from],
  ]);
  const hash = createHash('sha256')
    .update(JSON.stringify([attempt, said]))
    .digest('hex');
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

function conflict(shown: number | undefined): Outcome {
  return { kind: 'conflict', remote: shown === undefined ? '' : String(shown) };
}

function later(reason: string): Outcome {
  return { kind: 'retry', afterMs: LATER_MS, reason };
}

function unknown({ listing }: QuantityOut): Outcome {
  const reason = `No inventory item with the id ${listing}`;
  return { kind: 'rejected', code: 'INVALID_INVENTORY_ITEM', reason };
}
