/** Whether an app may do everything that is asked of it, and where quantities are to be set. */
import { z } from 'zod';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import type { Shop } from './account.ts';
import { ask } from './ask.ts';
import { locationOf } from './location.ts';

/** By the schema's own list of what each field and mutation needs. To write is to read too. */
const NEEDED = [
  'read_orders',
  'write_orders',
  'read_merchant_managed_fulfillment_orders',
  'write_merchant_managed_fulfillment_orders',
  // Orders that another fulfilment service ships would look as if nobody did.
  'read_third_party_fulfillment_orders',
  'read_products',
  'read_inventory',
  'write_inventory',
  'read_locations',
] as const;

const answer = z.object({
  shop: z.object({ name: z.string() }),
  currentAppInstallation: z.object({
    accessScopes: z.array(z.object({ handle: z.string() })),
  }),
});

/** The name of the shop. */
export async function test(shop: Shop): Answer<string> {
  const query = '{ shop { name } currentAppInstallation { accessScopes { handle } } }';
  const told = await ask(shop, { query, answer, repeatable: true });
  if (!told.ok) return told;
  for (const { handle } of told.value.currentAppInstallation.accessScopes) shop.scopes.add(handle);
  const missing = NEEDED.filter((scope) => !isGranted(shop.scopes, scope));
  if (missing.length > 0)
    return err({ kind: 'signed-out', why: 'permission', reason: missing.join(', ') });
  const location = await locationOf(shop);
  return location.ok ? ok(told.value.shop.name) : location;
}

function isGranted(scopes: ReadonlySet<string>, scope: string): boolean {
  return scopes.has(scope) || scopes.has(scope.replace(/^read_/, 'write_'));
}
