/**
 * Edits of SKUs that nobody saved yet. Leaving by hand asks first; a scan goes on without asking, and what was edited
 * waits here.
 */
import { create } from 'zustand';
import type { SkuFields } from '../../../shared/records/sku.ts';

const useAllEdits = create<{ readonly [skuId: string]: Partial<SkuFields> }>(() => ({}));

export interface SkuEdits {
  readonly edits: Partial<SkuFields>;
  readonly dirty: boolean;
  readonly edit: (fields: Partial<SkuFields>) => void;
  readonly forget: () => void;
}

const NONE: Partial<SkuFields> = {};

export function useSkuEdits(skuId: string): SkuEdits {
  const edits = useAllEdits((all) => all[skuId] ?? NONE);
  const put = (next: Partial<SkuFields>) => useAllEdits.setState({ [skuId]: next });
  return {
    edits,
    dirty: Object.keys(edits).length > 0,
    edit: (fields) => put({ ...useAllEdits.getState()[skuId], ...fields }),
    forget: () => put(NONE),
  };
}
