/**
 * Quantities into WooCommerce, which shows what may still be sold. Always absolute: `inventory_delta` is not atomic there.
 * Products go a hundred at a time; each parent's variations go in a batch of their own, since a variation's id among
 * products is an error.
 */
import { z } from 'zod';
import type { ChannelFault, Outcome, QuantityOut } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type Shop } from './asking.ts';
import { splitListing } from './listing-id.ts';

export const BATCH = 100;
/** A batch that did not arrive is tried again soon, where the fault does not say when. */
const SOON_MS = 30_000;

interface Wanted {
  readonly at: number;
  readonly id: number;
  readonly quantity: QuantityOut;
}

const stocked = z.looseObject({
  id: z.int(),
  manage_stock: z.union([z.boolean(), z.string()]).catch(true),
  stock_quantity: z.number().nullable().catch(null),
  error: z.looseObject({ code: z.coerce.string(), message: z.string().catch('') }).optional(),
});
type Stocked = z.infer<typeof stocked>;

export async function setQuantities(
  shop: Shop,
  quantities: readonly QuantityOut[],
): Answer<readonly Outcome[]> {
  const outcomes: Outcome[] = quantities.map(({ listing }) => {
    return { kind: 'rejected', code: 'unknown-listing', reason: `no listing is called ${listing}` };
  });
  let answered = 0;
  for (const [path, wanted] of batches(quantities)) {
    const done = await setBatch(shop, path, wanted);
    // Nothing is known yet, so the fault is the whole answer; later on it is that of the entries it stopped.
    if (!done.ok && answered === 0) return done;
    for (const [index, { at }] of wanted.entries())
      outcomes[at] = done.ok ? (done.value[index] ?? again('not answered')) : faulted(done.error);
    answered += 1;
  }
  return ok(outcomes);
}

/** The entries by the address that takes them, a hundred at most each. */
function batches(quantities: readonly QuantityOut[]): [path: string, wanted: Wanted[]][] {
  const paths = new Map<string, Wanted[]>();
  for (const [at, quantity] of quantities.entries()) {
    const ids = splitListing(quantity.listing);
    if (!ids) continue;
    const path = ids.parent === null ? 'products' : `products/${ids.parent}/variations`;
    paths.set(path, [...(paths.get(path) ?? []), { at, id: ids.id, quantity }]);
  }
  return [...paths].flatMap(([path, all]) =>
    Array.from({ length: Math.ceil(all.length / BATCH) }, (_, part): [string, Wanted[]] => [
      path,
      all.slice(part * BATCH, (part + 1) * BATCH),
    ]),
  );
}

async function setBatch(
  shop: Shop,
  path: string,
  wanted: readonly Wanted[],
): Answer<readonly Outcome[]> {
  const shown = await shownNow(shop, path, wanted);
  if (!shown.ok) return shown;
  const differs = wanted.map(({ id, quantity: { from } }) => {
    const now = shown.value.get(id);
    return from !== null && now !== undefined && now !== from ? now : null;
  });
  const agreed = wanted.filter((_, index) => differs[index] === null);
  const set = await send(shop, path, agreed);
  if (!set.ok) return set;
  const outcomes = new Map(agreed.map((entry, index) => [entry, set.value[index]]));
  return ok(
    wanted.map((entry, index) => {
      const other = differs[index] ?? null;
      if (other !== null) return { kind: 'conflict', remote: String(other) };
      return outcomes.get(entry) ?? again('not answered');
    }),
  );
}

/** What those listings show, of which we believe to know it; WooCommerce itself compares nothing. */
async function shownNow(
  shop: Shop,
  path: string,
  wanted: readonly Wanted[],
): Answer<ReadonlyMap<number, number | null>> {
  const ids = wanted.filter(({ quantity }) => quantity.from !== null).map(({ id }) => id);
  if (ids.length === 0) return ok(new Map());
  const query = {
    include: ids.join(','),
    per_page: String(BATCH),
    _fields: 'id,manage_stock,stock_quantity',
  };
  const answer = await ask(shop, { method: 'GET', path, query, operation: 'products' });
  if (!answer.ok) return answer;
  return ok(new Map(entries(answer.value.json).map((entry) => [entry.id, entry.stock_quantity])));
}

async function send(
  shop: Shop,
  path: string,
  wanted: readonly Wanted[],
): Answer<readonly Outcome[]> {
  if (wanted.length === 0) return ok([]);
  const update = wanted.map(({ id, quantity }) => ({ id, stock_quantity: quantity.quantity }));
  const answer = await ask(shop, {
    method: 'POST',
    path: `${path}/batch`,
    body: { update },
    operation: 'stock',
    repeatable: true,
  });
  if (!answer.ok) return answer;
  const said = z.looseObject({ update: z.unknown().optional() }).safeParse(answer.value.json);
  const found = new Map(entries(said.data?.update).map((entry) => [entry.id, entry]));
  return ok(wanted.map((entry) => outcomeOf(entry, found.get(entry.id))));
}

function entries(json: unknown): Stocked[] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((entry) => stocked.safeParse(entry).data ?? []);
}

function outcomeOf({ quantity }: Wanted, said: Stocked | undefined): Outcome {
  if (!said) return again('not answered');
  if (said.error) return { kind: 'rejected', code: said.error.code, reason: said.error.message };
  if (said.manage_stock !== true) return uncounted(said.manage_stock);
  if (said.stock_quantity === quantity.quantity) return { kind: 'done', remote: '' };
  return { kind: 'conflict', remote: String(said.stock_quantity) };
}

/** The shop takes the number and passes over it. */
function uncounted(manageStock: boolean | string): Outcome {
  const reason =
    manageStock === 'parent'
      ? 'its stock is counted at its parent product'
      : 'the shop does not count its stock';
  return { kind: 'rejected', code: 'stock-not-managed', reason };
}

function again(reason: string): Outcome {
  return { kind: 'retry', afterMs: SOON_MS, reason };
}

function faulted(fault: ChannelFault): Outcome {
  if (fault.kind === 'refused') return { kind: 'rejected', code: fault.code, reason: fault.reason };
  const afterMs = 'retryAfterMs' in fault ? fault.retryAfterMs : SOON_MS;
  return { kind: 'retry', afterMs, reason: fault.kind };
}
