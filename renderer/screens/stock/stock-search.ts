/** What the stock list shows, kept in its address so that it is the same after a look at one SKU. */
import { z } from 'zod';

export const STOCK_SHOWN = ['all', 'oversold', 'low', 'reorder', 'uncounted'] as const;
export const STOCK_SORTS = ['sku', 'title', 'bin', 'onHand', 'available', 'backordered'] as const;

export type StockShown = (typeof STOCK_SHOWN)[number];
export type StockSort = (typeof STOCK_SORTS)[number];

export const stockSearch = z.object({
  find: z.string().optional().catch(undefined),
  show: z.enum(STOCK_SHOWN).optional().catch(undefined),
  sort: z.enum(STOCK_SORTS).optional().catch(undefined),
  down: z.boolean().optional().catch(undefined),
});

export type StockSearch = z.infer<typeof stockSearch>;
