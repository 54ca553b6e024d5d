/**
 * Quantities into Etsy, which shows what may still be sold. A listing's inventory is replaced whole: it is read, changed
 * and written back, one at a time. Etsy takes none in which nothing is left, so such a listing is taken off sale, and put
 * on again with the next units.
 */
import { z } from 'zod';
import type { ChannelFault, Outcome, QuantityOut } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type Etsy, isMissing } from './ask.ts';
import { hiddenListings, putOn, takeOff } from './hidden.ts';
import {
  bodyOf,
  hasAny,
  type Inventory,
  inventoryShape,
  isConsistent,
  stocksOf,
  withQuantities,
} from './inventory.ts';
import { type ListingId, splitListing } from './listing-id.ts';

/** As many as there are requests in some seconds. */
export const BATCH = 50;
/** Of one product, at Etsy. */
const MOST = 999;
const SOON_MS = 30_000;

interface Wanted extends ListingId {
  readonly at: number;
  readonly quantity: QuantityOut;
}

type Outcomes = ReadonlyMap<Wanted, Outcome>;

const shownShape = inventoryShape.extend({
  listing: z
    .looseObject({ state: z.string().catch('active') })
    .nullable()
    .catch(null),
});

/** A listing as it is before it is written to. */
interface Shown {
  readonly listing: string;
  readonly inventory: Inventory;
  /** `active`, `inactive`, `sold_out`, … */
  readonly state: string;
  /** We took it off sale. */
  readonly hidden: boolean;
}

export async function setQuantities(
  etsy: Etsy,
  quantities: readonly QuantityOut[],
): Answer<readonly Outcome[]> {
  const outcomes: Outcome[] = quantities.map(({ listing }) => unknownListing(listing));
  let answered = 0;
  for (const [listing, wanted] of byListing(quantities)) {
    const done = await etsy.locks.hold(listing, () => setListing(etsy, listing, wanted));
    // Nothing is known yet, so the fault is the whole answer; later on it is that of the entries it stopped.
    if (!done.ok && done.error.kind !== 'refused' && answered === 0) return done;
    for (const entry of wanted) {
      const outcome = done.ok ? done.value.get(entry) : faulted(done.error);
      outcomes[entry.at] = outcome ?? unknownListing(entry.quantity.listing);
    }
    answered += 1;
  }
  return ok(outcomes);
}

function byListing(quantities: readonly QuantityOut[]): ReadonlyMap<string, Wanted[]> {
  const groups = new Map<string, Wanted[]>();
  for (const [at, quantity] of quantities.entries()) {
    const id = splitListing(quantity.listing);
    if (id) groups.set(id.listing, [...(groups.get(id.listing) ?? []), { ...id, at, quantity }]);
  }
  return groups;
}

async function setListing(
  etsy: Etsy,
  listing: string,
  wanted: readonly Wanted[],
): Answer<Outcomes> {
  const shown = await shownNow(etsy, listing);
  if (!shown.ok) return isMissing(shown.error) ? ok(new Map()) : shown;
  const { agreed, against } = compared(shown.value, wanted);
  if (agreed.length === 0) return ok(against);
  const next = withQuantities(
    shown.value.inventory,
    new Map(agreed.map(({ key, quantity }) => [key, Math.min(MOST, quantity.quantity)])),
  );
  const written = await write(etsy, shown.value, next, agreed);
  return written.ok ? ok(new Map([...against, ...written.value])) : written;
}

async function shownNow(etsy: Etsy, listing: string): Answer<Shown> {
  const answer = await ask(
    etsy,
    {
      method: 'GET',
      path: `listings/${listing}/inventory`,
      query: { includes: 'Listing' },
      operation: 'stock',
    },
    shownShape,
    'an inventory',
  );
  if (!answer.ok) return answer;
  const { listing: of, ...inventory } = answer.value;
  const state = of?.state ?? 'active';
  const hidden = (await hiddenListings(etsy)).includes(listing);
  // What was left in it when it was taken off sale is nothing that there is.
  const empty = new Map(stocksOf(inventory).map(({ key }) => [key, 0]));
  const off = hidden && state !== 'active';
  return ok({
    listing,
    inventory: off ? withQuantities(inventory, empty) : inventory,
    state,
    hidden,
  });
}

/** The entries that Etsy knows and that agree with what it shows, and what becomes of the others. */
function compared({ inventory, state }: Shown, wanted: readonly Wanted[]) {
  const stocks = new Map(stocksOf(inventory).map((stock) => [stock.key, stock]));
  const against = new Map<Wanted, Outcome>();
  for (const entry of wanted) {
    const stock = stocks.get(entry.key);
    const now = state === 'active' ? stock?.quantity : 0;
    const { from, listing } = entry.quantity;
    if (!stock) against.set(entry, unknownListing(listing));
    else if (from !== null && now !== from)
      against.set(entry, { kind: 'conflict', remote: String(now) });
  }
  return { agreed: wanted.filter((entry) => !against.has(entry)), against };
}

async function write(
  etsy: Etsy,
  shown: Shown,
  next: Inventory,
  agreed: readonly Wanted[],
): Answer<Outcomes> {
  const { listing, state, hidden } = shown;
  if (!hasAny(next)) {
    const off = state === 'active' ? await takeOff(etsy, listing) : ok(null);
    if (!off.ok) return off;
    return ok(all(agreed, { kind: 'done', remote: state === 'active' ? 'inactive' : state }));
  }
  // Sold out, expired, a draft: Etsy would take a fee for it, and so a person decides.
  if (state !== 'active' && state !== 'inactive') return ok(all(agreed, notForSale(state)));
  if (!isConsistent(next)) return ok(all(agreed, SHARED));
  const answer = await ask(
    etsy,
    {
      method: 'PUT',
      path: `listings/${listing}/inventory`,
      json: bodyOf(next),
      operation: 'stock',
      // The same inventory: said twice it is the same.
      repeatable: true,
    },
    inventoryShape,
    'an inventory',
  );
  if (!answer.ok) return answer;
  const back = hidden ? await putOn(etsy, listing, state) : ok(null);
  if (!back.ok) return back;
  const off = state === 'inactive' && !hidden;
  return ok(new Map(agreed.map((entry) => [entry, outcomeOf(entry, answer.value, off)])));
}

/** `off`: the seller has taken it off sale, which is left so, and told. */
function outcomeOf({ key, quantity }: Wanted, written: Inventory, off: boolean): Outcome {
  const now = stocksOf(written).find((stock) => stock.key === key)?.quantity;
  if (now === quantity.quantity) return { kind: 'done', remote: off ? 'inactive' : '' };
  // Etsy shows no more than that of anything.
  if (now === MOST && quantity.quantity > MOST) return { kind: 'done', remote: String(MOST) };
  return { kind: 'conflict', remote: String(now ?? '') };
}

const SHARED: Outcome = {
  kind: 'rejected',
  code: 'shared-quantity',
  reason: 'Etsy counts one quantity for several variations. Let quantities vary for each of them.',
};

function notForSale(state: string): Outcome {
  const reason = `Etsy has this listing as ${state}. Renew or publish it there first.`;
  return { kind: 'rejected', code: 'not-for-sale', reason };
}

function all(wanted: readonly Wanted[], outcome: Outcome): Outcomes {
  return new Map(wanted.map((entry) => [entry, outcome]));
}

function faulted(fault: ChannelFault): Outcome {
  if (fault.kind === 'refused') return { kind: 'rejected', code: fault.code, reason: fault.reason };
  const afterMs = 'retryAfterMs' in fault ? fault.retryAfterMs : SOON_MS;
  return { kind: 'retry', afterMs, reason: fault.kind };
}

function unknownListing(name: string): Outcome {
  return { kind: 'rejected', code: 'unknown-listing', reason: `Etsy has no listing ${name}` };
}
