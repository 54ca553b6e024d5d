/**
 * Quantities into BigCommerce, which shows what may still be sold. Always absolute, a batch after the other: BigCommerce
 * wants one adjustment at a time. A batch with one that it refuses is refused whole.
 */
import { z } from 'zod';
import type { ChannelFault, Outcome, QuantityOut } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type BigCommerceAccount, something } from './ask.ts';
import { shownNow } from './items.ts';
import { type Identity, splitListing } from './listing-id.ts';

export const BATCH = 2000;
/** What did not arrive is tried again soon, where the fault does not say when. */
const SOON_MS = 30_000;

interface Wanted extends Identity {
  readonly at: number;
  readonly entry: QuantityOut;
}

export async function setQuantities(
  account: BigCommerceAccount,
  quantities: readonly QuantityOut[],
): Answer<readonly Outcome[]> {
  const wanted = quantities.flatMap((entry, at): Wanted[] => {
    const identity = splitListing(entry.listing);
    return identity ? [{ ...identity, at, entry }] : [];
  });
  const shown = await shownNow(
    account,
    wanted.filter(({ entry }) => entry.from !== null),
  );
  if (!shown.ok) return shown;
  const outcomes: Outcome[] = quantities.map(({ listing }) => {
    return { kind: 'rejected', code: 'unknown-listing', reason: `no listing is called ${listing}` };
  });
  const agreed: Wanted[] = [];
  for (const one of wanted) {
    const now = shown.value.get(one.entry.listing);
    if (one.entry.from === null || now === undefined || now === one.entry.from) agreed.push(one);
    // Between this look and the write it may still move: BigCommerce compares nothing.
    else outcomes[one.at] = { kind: 'conflict', remote: String(now) };
  }
  for (let at = 0; at < agreed.length; at += BATCH) {
    const batch = agreed.slice(at, at + BATCH);
    const done = await setBatch(account, batch);
    // Nothing is known yet, so the fault is the whole answer; later on it is that of the entries it stopped.
    if (!done.ok && at === 0) return done;
    for (const [n, one] of batch.entries())
      outcomes[one.at] = done.ok ? (done.value[n] ?? again('not answered')) : later(done.error);
  }
  return ok(outcomes);
}

async function setBatch(
  account: BigCommerceAccount,
  batch: readonly Wanted[],
): Answer<readonly Outcome[]> {
  const answer = await adjust(account, batch);
  if (answer.ok) return ok(batch.map(() => ({ kind: 'done', remote: '' })));
  if (answer.error.kind !== 'refused') return answer;
  const byProduct = trackedByProduct(batch, answer.error.reason);
  if (byProduct) return setBatch(account, byProduct);
  if (batch.length === 1) return ok([later(answer.error)]);
  // Halves: the one that is refused is found, and the others are done with few questions.
  const middle = Math.ceil(batch.length / 2);
  const first = await setBatch(account, batch.slice(0, middle));
  if (!first.ok) return first;
  const rest = batch.slice(middle);
  const second = await setBatch(account, rest);
  return ok([...first.value, ...(second.ok ? second.value : rest.map(() => later(second.error)))]);
}

/** The batch with those by their product of which it is said that they are counted there; null where nothing changes. */
function trackedByProduct(batch: readonly Wanted[], reason: string): readonly Wanted[] | null {
  const said = [...reason.matchAll(/variant_id (\d+) is tracked by product/g)];
  const ids = new Set(said.map(([, id]) => Number(id)));
  if (!batch.some(({ variant }) => variant !== null && ids.has(variant))) return null;
  return batch.map((one) =>
    one.variant !== null && ids.has(one.variant) ? { ...one, variant: null } : one,
  );
}

async function adjust(account: BigCommerceAccount, batch: readonly Wanted[]): Answer<unknown> {
  const items = batch.map(({ product, variant, entry: { quantity } }) => ({
    location_id: account.location,
    ...(variant === null ? { product_id: product } : { variant_id: variant }),
    quantity,
  }));
  const answer = await ask(account, {
    method: 'PUT',
    path: 'v3/inventory/adjustments/absolute',
    body: { reason: 'Packbench', items },
    answer: z.looseObject({ transaction_id: z.string() }),
    operation: 'stock',
    // Absolute: said twice it is the same.
    repeatable: true,
  });
  return something(answer);
}

function later(fault: ChannelFault): Outcome {
  if (fault.kind === 'refused') return { kind: 'rejected', code: fault.code, reason: fault.reason };
  return again(fault.kind, 'retryAfterMs' in fault ? fault.retryAfterMs : SOON_MS);
}

function again(reason: string, afterMs = SOON_MS): Outcome {
  return { kind: 'retry', afterMs, reason };
}
