/**
 * Quantities into eBay, which shows what may still be sold: of the inventory item and of its offer, as the offer's own
 * comes first where it has one. A listing may be changed 250 times a day: whoever asks for it gathers changes.
 */
import { z } from 'zod';
import type { ChannelFault, Outcome, QuantityOut } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { shapeOf } from '../json-reply.ts';
import { ask, type Ebay, type EbayError, ebayErrors, wordsOf } from './ask.ts';
import { type ListingId, splitListing } from './listing-id.ts';
import { offersOf } from './listings.ts';

/** Most that eBay takes at once. */
export const BATCH = 25;
const SOON_MS = 30_000;
/** Until tomorrow, when the day's changes of a listing are used up. eBay's day is not ours, so it is asked by the hour. */
const USED_UP_MS = 3_600_000;

interface Wanted extends ListingId {
  readonly at: number;
  readonly quantity: QuantityOut;
}

const written = z.looseObject({
  responses: z.array(
    z.looseObject({
      sku: z.string().catch(''),
      offerId: z.string().catch(''),
      statusCode: z.int(),
      errors: ebayErrors,
    }),
  ),
});
type Written = z.infer<typeof written>['responses'];

export async function setQuantities(
  ebay: Ebay,
  quantities: readonly QuantityOut[],
): Answer<readonly Outcome[]> {
  const outcomes: Outcome[] = quantities.map(({ listing }) => unknownListing(listing));
  const wanted = quantities.flatMap((quantity, at): Wanted[] => {
    const id = splitListing(quantity.listing);
    return id ? [{ ...id, at, quantity }] : [];
  });
  for (let start = 0; start < wanted.length; start += BATCH) {
    const batch = wanted.slice(start, start + BATCH);
    const done = await setBatch(ebay, batch);
    // Nothing is known yet, so the fault is the whole answer; later on it is that of the entries it stopped.
    if (!done.ok && start === 0) return done;
    for (const entry of batch)
      outcomes[entry.at] = done.ok ? (done.value.get(entry) ?? unanswered) : faulted(done.error);
  }
  return ok(outcomes);
}

async function setBatch(
  ebay: Ebay,
  batch: readonly Wanted[],
): Answer<ReadonlyMap<Wanted, Outcome>> {
  const shown = await shownNow(ebay, batch);
  if (!shown.ok) return shown;
  const moved = new Map(
    batch.flatMap((entry): [Wanted, Outcome][] => {
      const now = shown.value.get(entry) ?? null;
      const differs = now !== null && now !== entry.quantity.from;
      return differs ? [[entry, { kind: 'conflict', remote: String(now) }]] : [];
    }),
  );
  const told = await write(
    ebay,
    batch.filter((entry) => !moved.has(entry)),
  );
  return told.ok ? ok(new Map([...moved, ...told.value])) : told;
}

/** What those listings show, of which we believe to know it; eBay itself compares nothing. */
async function shownNow(
  ebay: Ebay,
  batch: readonly Wanted[],
): Answer<ReadonlyMap<Wanted, number | null>> {
  const shown = new Map<Wanted, number | null>();
  for (const entry of batch.filter(({ quantity }) => quantity.from !== null)) {
    const offers = await offersOf(ebay, entry.sku);
    if (!offers.ok) return offers;
    const offer = offers.value.find(({ offerId }) => offerId === entry.offer);
    shown.set(entry, offer?.availableQuantity ?? null);
  }
  return ok(shown);
}

async function write(ebay: Ebay, batch: readonly Wanted[]): Answer<ReadonlyMap<Wanted, Outcome>> {
  if (batch.length === 0) return ok(new Map());
  const answer = await ask(ebay, {
    method: 'POST',
    path: '/sell/inventory/v1/bulk_update_price_quantity',
    body: { requests: batch.map(requestOf) },
    operation: 'stock',
    // Absolute: said twice it is the same.
    repeatable: true,
  });
  if (!answer.ok) {
    if (answer.error.kind !== 'refused') return answer;
    return batch.length > 1 ? writeEach(ebay, batch) : ok(outcomeForAll(batch, answer.error));
  }
  const read = shapeOf(written, answer.value.json, 'what was written');
  if (!read.ok) return read;
  const outcomes = new Map(batch.map((entry) => [entry, outcomeOf(entry, read.value.responses)]));
  if (batch.length === 1) return ok(outcomes);
  // An answer names its SKU, not always its offer: what was said of one may be meant for its neighbour.
  const doubtful = batch.filter((entry) => outcomes.get(entry)?.kind === 'rejected');
  const alone = await writeEach(ebay, doubtful);
  return alone.ok ? ok(new Map([...outcomes, ...alone.value])) : alone;
}

/** eBay says in one place that a call takes 25 items and in another that it takes one. */
async function writeEach(
  ebay: Ebay,
  batch: readonly Wanted[],
): Answer<ReadonlyMap<Wanted, Outcome>> {
  const outcomes = new Map<Wanted, Outcome>();
  for (const entry of batch) {
    const one = await write(ebay, [entry]);
    outcomes.set(entry, one.ok ? (one.value.get(entry) ?? unanswered) : faulted(one.error));
  }
  return ok(outcomes);
}

function requestOf({ sku, offer, quantity: { quantity } }: Wanted) {
  return {
    sku,
    shipToLocationAvailability: { quantity },
    offers: [{ offerId: offer, availableQuantity: quantity }],
  };
}

function outcomeOf({ sku, offer }: Wanted, told: Written): Outcome {
  const ours = told.filter((one) => one.offerId === offer || (!one.offerId && one.sku === sku));
  const failed = ours.find(({ statusCode }) => statusCode >= 300);
  if (ours.length === 0) return unanswered;
  return failed ? refused(failed.statusCode, failed.errors[0]) : { kind: 'done', remote: '' };
}

function refused(statusCode: number, error: EbayError | undefined): Outcome {
  const reason = error ? wordsOf(error) : `HTTP ${statusCode}`;
  if (statusCode >= 500) return { kind: 'retry', afterMs: SOON_MS, reason };
  if (/revis/i.test(reason)) return { kind: 'retry', afterMs: USED_UP_MS, reason };
  return { kind: 'rejected', code: error?.errorId ?? String(statusCode), reason };
}

const unanswered: Outcome = { kind: 'retry', afterMs: SOON_MS, reason: 'not answered' };

function outcomeForAll(batch: readonly Wanted[], fault: ChannelFault) {
  return new Map(batch.map((entry): [Wanted, Outcome] => [entry, faulted(fault)]));
}

function faulted(fault: ChannelFault): Outcome {
  if (fault.kind === 'refused') return { kind: 'rejected', code: fault.code, reason: fault.reason };
  const afterMs = 'retryAfterMs' in fault ? fault.retryAfterMs : SOON_MS;
  return { kind: 'retry', afterMs, reason: fault.kind };
}

function unknownListing(name: string): Outcome {
  return { kind: 'rejected', code: 'unknown-listing', reason: `eBay has no listing ${name}` };
}
