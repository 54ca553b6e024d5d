/**
 * Etsy's Open API v3 behind the port. There is no contract of Etsy's to check against: its stub is written from the same
 * public material as this, so nothing here is proven on a live account.
 *
 * Shapes of receipts, transactions, shipments, listings and inventories, addresses and forms: the types that are generated
 * from Etsy's own OpenAPI (Granga/etsy-ts, src/api). Statuses "fully refunded" and "partially refunded", and
 * `readiness_state_id` and `readiness_state_on_property` of an inventory: other people's code only.
 * Told in Etsy's tracker (etsy/open-api), by number: products get other ids with each write of an inventory (432, 523);
 * an inventory goes back without ids, marks and scale names, prices as numbers (134, 159, 168), and what is left out is
 * gone (337); one in which nothing is left is refused, the listing is to be made inactive instead (395, 501, 560); refunds
 * and cancellations do not move the time of change (513, 604, 629); refresh tokens rotate (353), a new password ends them
 * (519), an access token lives an hour (116); what a lapsed token is answered with (370, 519).
 * Documented only: `x-api-key` of keystring and shared secret, limits and their headers, `other` for unknown carriers, the
 * fee for renewing what is sold out.
 * Assumed: carriers' names, `max_last_modified` includes its second, at most 999 of a product.
 *
 * Not done: Etsy has no way to cancel. Parcels have no lines there: the first one ships the order. Its daily quota is the
 * application's, so every seller needs an application of their own.
 */

import { z } from 'zod';
import type { Capabilities, Outcome } from '../../../shared/channels/port.ts';
import { ok } from '../../../shared/result.ts';
import type { Answer, Connector } from '../connector.ts';
import { renewedToken } from '../renewed-token.ts';
import { rereadBy } from '../reread-by.ts';
import { renewal } from './access.ts';
import { ask, type Etsy, type EtsyAccount } from './ask.ts';
import { testKeys } from './key-test.ts';
import { listings } from './listings.ts';
import { createLocks } from './locks.ts';
import { confirmShipment } from './parcels.ts';
import { BATCH, setQuantities } from './quantities.ts';
import { readReceipt } from './read-receipt.ts';
import { receiptShape } from './receipt-shape.ts';
import { pull, receiptById, refresh } from './receipts.ts';

const capabilities: Capabilities = {
  quantityMeaning: 'available',
  cancel: 'no',
  partialShipments: false,
  untrackedShipments: true,
  historyDays: null,
  quantityBatch: BATCH,
};

export function createEtsy(options: EtsyAccount): Connector {
  const account = { ...options, url: options.url.replace(/\/+$/, '') };
  const asker = { ...account, token: renewedToken(renewal(account), account.now) };
  const etsy: Etsy = { ...asker, locks: createLocks(), shopId: shopIdOf(asker) };
  return {
    capabilities,
    test: () => testKeys(etsy),
    pull: (from) => pull(etsy, from),
    refresh: (externalIds) => refresh(etsy, externalIds),
    reread: rereadBy(receiptShape, readReceipt),
    confirmShipment: (shipment) => confirmShipment(etsy, shipment),
    // Etsy adds shipments and changes none: the right number is told as another, and mailed to the buyer.
    updateTracking: (shipment) => confirmShipment(etsy, shipment),
    setQuantities: (quantities) => setQuantities(etsy, quantities),
    cancel: (externalId) => cancel(etsy, externalId),
    listings: (cursor) => listings(etsy, cursor),
  };
}

const self = z.looseObject({ shop_id: z.int().positive() });

function shopIdOf(asker: Parameters<typeof ask>[0]): Etsy['shopId'] {
  let known: number | null = null;
  return async () => {
    if (known !== null) return ok(known);
    const question = { method: 'GET', path: 'users/me', operation: 'orders' } as const;
    const answer = await ask(asker, question, self, 'a seller');
    if (!answer.ok) return answer;
    known = answer.value.shop_id;
    return ok(known);
  };
}

async function cancel(etsy: Etsy, externalId: string): Answer<Outcome> {
  const found = await receiptById(etsy, externalId);
  if (!found.ok) return found;
  if (found.value?.receipt.status.toLowerCase() === 'canceled')
    return ok({ kind: 'done', remote: '' });
  const reason = 'Etsy does not let a program cancel orders. Cancel it in Shop Manager.';
  return ok({ kind: 'rejected', code: 'not-offered', reason });
}
