/** Whether an Etsy shop can be worked with: step by step, so that a missing permission is told by name. Changes nothing. */
import { z } from 'zod';
import type { ChannelFault } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type Etsy } from './ask.ts';

const named = z.looseObject({ shop_name: z.string().catch('') });

/** By what Etsy calls the permission that each needs. */
const STEPS = [
  ['shops_r', 'Reading the shop', '', {}],
  ['transactions_r', 'Reading orders', '/receipts', { limit: '1' }],
  ['listings_r', 'Reading listings', '/listings', { state: 'active', limit: '1' }],
] as const;

/** The shop's name. */
export async function testKeys(etsy: Etsy): Answer<string> {
  const shop = await etsy.shopId();
  if (!shop.ok) return shop;
  let name = '';
  for (const [scope, step, below, query] of STEPS) {
    const path = `shops/${shop.value}${below}`;
    const question = { method: 'GET', path, query, operation: 'orders' } as const;
    const answer = await ask(etsy, question, named, 'a shop');
    if (!answer.ok) return err(at(`${step} (${scope})`, answer.error));
    name ||= answer.value.shop_name;
  }
  return ok(name || String(shop.value));
}

function at(step: string, fault: ChannelFault): ChannelFault {
  if (fault.kind === 'signed-out' && fault.why !== 'permission') return fault;
  return 'reason' in fault ? { ...fault, reason: `${step}: ${fault.reason}` } : fault;
}
