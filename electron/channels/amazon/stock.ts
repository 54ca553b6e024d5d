/**
 * Quantities into Amazon, one listing a call. Each is read first: a quantity of the seller's own would change a listing
 * that Amazon ships. `merge` leaves its handling time as it is, which `replace` would wipe out.
 */
import { z } from 'zod';
import type { ChannelFault, Outcome, QuantityOut } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { type Amazon, ask, orNone, rejected } from './ask.ts';
import {
  type AmazonListing,
  isFulfilledByAmazon,
  listingAnswer,
  quantityOf,
} from './listing-answer.ts';

/** Five a second. */
export const BATCH = 25;
const SOON_MS = 30_000;

const submission = z.looseObject({
  status: z.string(),
  submissionId: z.string(),
  issues: z
    .array(z.looseObject({ code: z.string(), message: z.string().catch(''), severity: z.string() }))
    .nullish(),
});

export async function setQuantities(
  amazon: Amazon,
  quantities: readonly QuantityOut[],
): Answer<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const quantity of quantities) {
    const done = await setOne(amazon, quantity);
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

async function setOne(amazon: Amazon, wanted: QuantityOut): Answer<Outcome> {
  const found = await listingOf(amazon, wanted.listing);
  if (!found.ok) return rejected(found.error);
  if (found.value === null) return ok(refusal('no-listing', `Amazon has no ${wanted.listing}.`));
  if (isFulfilledByAmazon(found.value))
    return ok(refusal('fulfilled-by-amazon', SHIPPED_BY_AMAZON));
  const shown = quantityOf(found.value);
  if (wanted.from !== null && shown !== wanted.from)
    return ok({ kind: 'conflict', remote: String(shown ?? '') });
  return patch(amazon, wanted, found.value);
}

async function listingOf(amazon: Amazon, sku: string): Answer<AmazonListing | null> {
  const answer = await ask(amazon, {
    method: 'GET',
    path: pathOf(amazon, sku),
    query: { ...marketplace(amazon), includedData: 'summaries,fulfillmentAvailability' },
    answer: listingAnswer,
    operation: 'getListingsItem',
  });
  return orNone(answer);
}

async function patch(
  amazon: Amazon,
  { listing, quantity }: QuantityOut,
  { summaries }: AmazonListing,
): Answer<Outcome> {
  const value = [{ fulfillment_channel_code: 'DEFAULT', quantity }];
  const answer = await ask(amazon, {
    method: 'PATCH',
    path: pathOf(amazon, listing),
    query: marketplace(amazon),
    body: {
      productType: summaries[0]?.productType || 'PRODUCT',
      patches: [{ op: 'merge', path: '/attributes/fulfillment_availability', value }],
    },
    answer: submission,
    operation: 'patchListingsItem',
  });
  if (!answer.ok) return rejected(answer.error);
  const { status, submissionId, issues } = answer.value;
  if (status === 'ACCEPTED') return ok({ kind: 'done', remote: submissionId });
  const issue = issues?.find(({ severity }) => severity === 'ERROR') ?? issues?.[0];
  return ok(refusal(issue?.code ?? status, issue?.message ?? `The submission is ${status}.`));
}

function pathOf({ account }: Amazon, sku: string): string {
  const seller = encodeURIComponent(account.sellerId);
  return `/listings/2021-08-01/items/${seller}/${encodeURIComponent(sku)}`;
}

function marketplace({ account }: Amazon): { readonly marketplaceIds: string } {
  return { marketplaceIds: account.marketplaceIds[0] };
}

const SHIPPED_BY_AMAZON = 'Amazon ships it from its own warehouses and counts it there.';

function refusal(code: string, reason: string): Outcome {
  return { kind: 'rejected', code, reason };
}

function later(fault: ChannelFault): Outcome {
  const afterMs = 'retryAfterMs' in fault ? Math.max(SOON_MS, fault.retryAfterMs) : SOON_MS;
  return { kind: 'retry', afterMs, reason: fault.kind };
}
