/** Quantities into Walmart, one SKU a call, at the seller's first ship node. */
import { z } from 'zod';
import type { ChannelFault, Outcome, QuantityOut } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { NOT_FOUND, rejected } from './answers.ts';
import { ask, type Walmart } from './ask.ts';

/** One a second, as long as Walmart allows no more. */
export const BATCH = 25;
const SOON_MS = 30_000;

const inventory = z.looseObject({ quantity: z.looseObject({ amount: z.number() }) });

export async function setQuantities(
  walmart: Walmart,
  quantities: readonly QuantityOut[],
): Answer<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const quantity of quantities) {
    const done = await setOne(walmart, quantity);
    if (done.ok) {
      outcomes.push(done.value);
      continue;
    }
    // Nothing is known yet, so the fault is the whole answer; later on it is that of the entries it stopped.
    if (outcomes.length === 0) return err(done.error);
    const rest = quantities.slice(outcomes.length).map(() => later(done.error));
    return ok([...outcomes, ...rest]);
  }
  return ok(outcomes);
}

async function setOne(walmart: Walmart, wanted: QuantityOut): Answer<Outcome> {
  if (wanted.from !== null) {
    const shown = await shownOf(walmart, wanted.listing);
    if (!shown.ok) return outcomeOf(shown.error, wanted);
    if (shown.value !== wanted.from) return ok({ kind: 'conflict', remote: String(shown.value) });
  }
  const { listing: sku, quantity: amount } = wanted;
  const answer = await ask(walmart, {
    method: 'PUT',
    path: pathOf(sku),
    body: { sku, quantity: { unit: 'EACH', amount } },
    answer: inventory,
    operation: 'inventory',
  });
  return answer.ok ? ok({ kind: 'done', remote: '' }) : outcomeOf(answer.error, wanted);
}

async function shownOf(walmart: Walmart, sku: string): Answer<number> {
  const answer = await ask(walmart, {
    method: 'GET',
    path: pathOf(sku),
    answer: inventory,
    operation: 'inventory',
  });
  return answer.ok ? ok(answer.value.quantity.amount) : answer;
}

function pathOf(sku: string): string {
  return `/v3/inventory?sku=${encodeURIComponent(sku)}`;
}

function outcomeOf(fault: ChannelFault, { listing }: QuantityOut) {
  if (fault.kind !== 'refused' || fault.code !== NOT_FOUND) return rejected(fault);
  const reason = `Walmart has no ${listing}.`;
  return ok<Outcome>({ kind: 'rejected', code: 'no-listing', reason });
}

function later(fault: ChannelFault): Outcome {
  const afterMs = 'retryAfterMs' in fault ? Math.max(SOON_MS, fault.retryAfterMs) : SOON_MS;
  return { kind: 'retry', afterMs, reason: fault.kind };
}
