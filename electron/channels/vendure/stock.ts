/**
 * What Vendure has on hand and for sale. `stockOnHand` is what stands on the shelves, sold or not; an update of several
 * variants is all or nothing, so that one that is gone would stop the others.
 */
import { z } from 'zod';
import type { ChannelFault, Outcome, QuantityOut } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type VendureAccount } from './ask.ts';
import { VARIANT_STOCK, type VariantStock, variantStock } from './variants.ts';

/** Most entries of one update. */
export const LARGEST_UPDATE = 100;

export async function setQuantities(
  account: VendureAccount,
  quantities: readonly QuantityOut[],
): Answer<readonly Outcome[]> {
  const seen = await askSeen(account, quantities);
  if (!seen.ok) return seen;
  const moved = quantities.map((entry) => movedOn(entry, seen.value));
  const wanted = quantities.filter((_, at) => moved[at] === undefined);
  const written = await writeAll(account, wanted);
  if (!written.ok) return written;
  const outcomes = [...written.value];
  return ok(moved.map((conflict) => conflict ?? outcomes.shift() ?? missing('')));
}

/** Of the entries that say what we believe: what they show. */
async function askSeen(
  account: VendureAccount,
  quantities: readonly QuantityOut[],
): Answer<readonly VariantStock[]> {
  const ids = quantities.filter(({ from }) => from !== null).map(({ listing }) => listing);
  if (ids.length === 0) return ok([]);
  const answer = await ask(account, {
    query: `query Seen($options: ProductVariantListOptions) {
      productVariants(options: $options) { items { ${VARIANT_STOCK} } }
    }`,
    variables: { options: { filter: { id: { in: ids } }, take: ids.length } },
    answer: z.object({ productVariants: z.object({ items: z.array(variantStock) }) }),
    operation: 'catalogue',
    repeatable: true,
  });
  return answer.ok ? ok(answer.value.productVariants.items) : answer;
}

/** Vendure does not compare before it writes: between this look and the write it may still move. */
function movedOn(entry: QuantityOut, seen: readonly VariantStock[]): Outcome | undefined {
  const variant = seen.find(({ id }) => id === entry.listing);
  if (entry.from === null || variant === undefined) return undefined;
  return variant.onHand === entry.from ? undefined : conflict(variant.onHand);
}

async function writeAll(
  account: VendureAccount,
  quantities: readonly QuantityOut[],
): Answer<readonly Outcome[]> {
  if (quantities.length === 0) return ok([]);
  const answer = await write(account, quantities);
  if (answer.ok) return ok(quantities.map((entry) => outcomeOf(entry, answer.value)));
  if (answer.error.kind !== 'refused') return answer;
  return writeEach(account, quantities);
}

/** One by one, so that each has its own outcome; a fault stops those after it, not what was done before. */
async function writeEach(
  account: VendureAccount,
  quantities: readonly QuantityOut[],
): Answer<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const entry of quantities) {
    const answer = await write(account, [entry]);
    if (answer.ok) outcomes.push(outcomeOf(entry, answer.value));
    else if (answer.error.kind === 'refused') {
      const { code, reason } = answer.error;
      outcomes.push({ kind: 'rejected', code, reason });
    } else if (outcomes.some(({ kind }) => kind === 'done')) {
      const left = quantities.slice(outcomes.length);
      return ok([...outcomes, ...left.map(() => later(answer.error))]);
    } else return answer;
  }
  return ok(outcomes);
}

async function write(
  account: VendureAccount,
  quantities: readonly QuantityOut[],
): Answer<readonly VariantStock[]> {
  const input = quantities.map(({ listing, quantity }) => ({ id: listing, stockOnHand: quantity }));
  const answer = await ask(account, {
    query: `mutation Stock($input: [UpdateProductVariantInput!]!) {
      set: updateProductVariants(input: $input) { ${VARIANT_STOCK} }
    }`,
    variables: { input },
    answer: z.object({ set: z.array(variantStock.nullable()) }),
    operation: 'stock',
    // Absolute: said twice it is the same.
    repeatable: true,
  });
  return answer.ok ? ok(answer.value.set.filter((variant) => variant !== null)) : answer;
}

function outcomeOf({ listing, quantity }: QuantityOut, set: readonly VariantStock[]): Outcome {
  const variant = set.find(({ id }) => id === listing);
  if (variant === undefined) return missing(listing);
  // Other places of the shop's have some too: what was set is the default place's.
  return variant.onHand === quantity ? { kind: 'done', remote: '' } : conflict(variant.onHand);
}

function later(fault: ChannelFault): Outcome {
  const afterMs = 'retryAfterMs' in fault ? fault.retryAfterMs : 0;
  return { kind: 'retry', afterMs, reason: fault.kind };
}

function conflict(onHand: number): Outcome {
  return { kind: 'conflict', remote: String(onHand) };
}

function missing(listing: string): Outcome {
  return {
    kind: 'rejected',
    code: 'ENTITY_NOT_FOUND',
    reason: `No variant with the id ${listing}`,
  };
}
