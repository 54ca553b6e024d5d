/** What the codes of a stock count mean in this catalogue: looked up here, for the worker that reads the file knows no SKUs. */
import { resolve } from '../../shared/scanning/codes.ts';
import type { Store } from '../store/store.ts';
import type { Reading } from './messages.ts';

/** What each code means here: a count is of SKUs that are known. */
export async function codesOf(store: Store, codes: readonly string[]): Promise<Reading['codes']> {
  await store.scannable;
  return Object.fromEntries(codes.map((code) => [code, meaningsOf(store, code)]));
}

function meaningsOf(store: Store, code: string): Reading['codes'][string] {
  const found = resolve(code, store.catalogue.codes, () => []);
  const candidates =
    found.kind === 'sku' ? [found] : found.kind === 'ambiguous' ? found.candidates : [];
  return candidates.flatMap((one) => {
    if (one.kind !== 'sku') return [];
    const bin = store.catalogue.skus.get(one.sku)?.bin ?? '';
    return [{ skuId: one.sku, units: one.units, bin }];
  });
}
