/** Whether eBay can be worked with. Which permissions there are is told where the access token is asked for. */
import { z } from 'zod';
import type { ChannelFault } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type Ebay, type Question } from './ask.ts';

const STEPS: readonly (readonly [step: string, question: Question])[] = [
  [
    'Reading listings',
    {
      method: 'GET',
      path: '/sell/inventory/v1/inventory_item',
      query: { limit: '1', offset: '0' },
      operation: 'stock',
    },
  ],
  [
    'Reading orders',
    {
      method: 'GET',
      path: '/sell/fulfillment/v1/order',
      query: { limit: '1' },
      operation: 'orders',
    },
  ],
];

const sold = z.looseObject({ orders: z.array(z.looseObject({ sellerId: z.string().catch('') })) });

/** The seller's name as their last orders have it; eBay's own where there are none. */
export async function testKeys(ebay: Ebay): Answer<string> {
  let last: unknown;
  for (const [step, question] of STEPS) {
    const answer = await ask(ebay, question);
    if (!answer.ok) return err(at(step, answer.error));
    last = answer.value.json;
  }
  return ok(sold.safeParse(last).data?.orders[0]?.sellerId || 'eBay');
}

/** The fault with its step; a key that opens nothing fails at no step. */
function at(step: string, fault: ChannelFault): ChannelFault {
  if (fault.kind === 'signed-out' && fault.why !== 'permission') return fault;
  return 'reason' in fault ? { ...fault, reason: `${step}: ${fault.reason}` } : fault;
}
