/** What a seller has for sale at Walmart: its SKUs with what is in stock of them. Titles and barcodes are in another API. */
import { z } from 'zod';
import type { Listing } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type Walmart } from './ask.ts';

const PAGE = 50;

const found = z.looseObject({
  meta: z.looseObject({ nextCursor: z.string().nullish() }).nullish(),
  elements: z
    .looseObject({
      inventories: z
        .array(
          z.looseObject({
            sku: z.string(),
            nodes: z
              .array(z.looseObject({ inputQty: z.looseObject({ amount: z.number() }).nullish() }))
              .nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});

interface Slice {
  readonly listings: readonly Listing[];
  readonly next: string | null;
}

export async function listings(walmart: Walmart, cursor: string): Answer<Slice> {
  const query = new URLSearchParams({
    limit: String(PAGE),
    ...(cursor !== '' && { nextCursor: cursor }),
  });
  const answer = await ask(walmart, {
    method: 'GET',
    path: `/v3/inventories?${query}`,
    answer: found,
    operation: 'inventories',
  });
  if (!answer.ok) return answer;
  const { meta, elements } = answer.value;
  return ok({
    listings: (elements?.inventories ?? []).map(({ sku, nodes }) => ({
      id: sku,
      sku,
      barcode: '',
      title: '',
      // What `setQuantities` writes is the first node's.
      quantity: nodes?.[0]?.inputQty?.amount ?? null,
    })),
    next: meta?.nextCursor || null,
  });
}
