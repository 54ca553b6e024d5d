/** Whether a key opens everything that is asked of Vendure. */
import { z } from 'zod';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type VendureAccount } from './ask.ts';

/**
 * Permissions, and for each a question that needs it and changes nothing: a key cannot be asked what it may do. An order
 * that is empty of lines is refused by the shop's rules, which is an answer.
 */
const NEEDED = [
  ['ReadOrder', '{ orders(options: { take: 1 }) { totalItems } }'],
  [
    'UpdateOrder',
    `mutation { addFulfillmentToOrder(input: {
      lines: [], handler: { code: "manual-fulfillment", arguments: [] }
    }) { __typename } }`,
  ],
  ['ReadCatalog', '{ productVariants(options: { take: 1 }) { totalItems } }'],
  ['UpdateCatalog', 'mutation { updateProductVariants(input: []) { id } }'],
] as const;

/** The name of the channel that the key stands for. */
export async function test(account: VendureAccount): Answer<string> {
  const missing: string[] = [];
  for (const [permission, query] of NEEDED) {
    const answer = await look(account, query, z.object({}));
    if (answer.ok) continue;
    const { error } = answer;
    if (error.kind !== 'signed-out' || error.why !== 'permission') return answer;
    missing.push(permission);
  }
  if (missing.length > 0)
    return err({ kind: 'signed-out', why: 'permission', reason: missing.join(', ') });
  const named = z.object({ activeChannel: z.object({ code: z.string() }) });
  const answer = await look(account, '{ activeChannel { code } }', named);
  return answer.ok ? ok(answer.value.activeChannel.code) : answer;
}

function look<T extends z.ZodType>(
  account: VendureAccount,
  query: string,
  answer: T,
): Answer<z.infer<T>> {
  return ask(account, { query, answer, operation: 'account', repeatable: true });
}
