/** The opening stock: what was shipped since, what open orders want, and a reserve; a few SKUs have too little. */
import type { SampleFile } from '../../shared/sample/sample-data.ts';
import type { CatalogueSku } from './catalogue.ts';
import type { Random } from './random.ts';

type FileOrder = SampleFile['orders'][number];

/** SKUs of which fewer units are left than open orders want. */
const SHORT_SKUS = 12;
const RESERVE: readonly [number, number] = [4, 70];

/** Units counted of each SKU before the first shipment. */
export function openingStock(
  orders: readonly FileOrder[],
  catalogue: readonly CatalogueSku[],
  random: Random,
): Map<string, number> {
  const gone = new Map<string, number>();
  const owed = new Map<string, number>();
  for (const order of orders) {
    let left = unitsThatLeft(order);
    for (const [sku, units] of order.lines) {
      const taken = Math.min(units, left);
      left -= taken;
      add(gone, sku, taken);
      if (isOwed(order)) add(owed, sku, units - taken);
    }
  }
  const short = shortSkus(owed, catalogue);
  return new Map(
    catalogue.map(({ sku }) => {
      const wanted = owed.get(sku) ?? 0;
      const rest = short.has(sku) ? Math.floor(wanted / 3) : wanted + random.int(...RESERVE);
      return [sku, (gone.get(sku) ?? 0) + rest];
    }),
  );
}

/** Units in shipments that stand. Packing fills the lines from the first on, so these are the first units of the order. */
function unitsThatLeft(order: FileOrder): number {
  const all = order.lines.reduce((sum, [, units]) => sum + units, 0);
  let left = 0;
  let packed = 0;
  for (const work of order.work ?? []) {
    if (work.kind === 'pack') packed = work.units === 'all' ? all : work.units;
    if (work.kind === 'ship') left += packed;
    if (work.kind === 'void') left = 0;
  }
  return left;
}

function isOwed(order: FileOrder): boolean {
  if (order.fulfilledBy === 'marketplace' || order.status === 'cancelled') return false;
  return !order.work?.some((work) => work.kind === 'cancel');
}

// Spread over the catalogue, so that both quick and slow SKUs run short.
function shortSkus(
  owed: ReadonlyMap<string, number>,
  catalogue: readonly CatalogueSku[],
): Set<string> {
  const wanted = catalogue.map(({ sku }) => sku).filter((sku) => (owed.get(sku) ?? 0) >= 3);
  const step = Math.max(1, Math.floor(wanted.length / SHORT_SKUS));
  return new Set(wanted.filter((_, n) => n % step === 2 % step).slice(0, SHORT_SKUS));
}

function add(to: Map<string, number>, sku: string, units: number): void {
  to.set(sku, (to.get(sku) ?? 0) + units);
}
