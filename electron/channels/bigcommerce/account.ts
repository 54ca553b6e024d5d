/** Whether a token opens what is asked of BigCommerce, step by step, so that what fails is told by name. Changes nothing. */
import { z } from 'zod';
import type { ChannelFault } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type BigCommerceAccount, type Question } from './ask.ts';

/** The store's name, or the first step that fails. */
export async function test(account: BigCommerceAccount): Answer<string> {
  const steps = [
    ['Reading orders', 'v2/orders'],
    ['Reading stock', `v3/inventory/locations/${account.location}/items`],
  ] as const;
  for (const [step, path] of steps) {
    const answer = await ask(account, { ...look(path), query: { limit: '1' } });
    if (!answer.ok) return err(at(step, answer.error));
  }
  const store = await ask(account, look('v2/store'));
  // Its name is another permission, which nothing else needs.
  const name = store.ok ? named.safeParse(store.value).data?.name : '';
  return ok(name || (account.url.split('/').at(-1) ?? ''));
}

const named = z.looseObject({ name: z.string() });

function look(path: string): Question<z.ZodUnknown> {
  const answer = z.unknown();
  return { method: 'GET', path, answer, operation: 'account', repeatable: true };
}

function at(step: string, fault: ChannelFault): ChannelFault {
  return 'reason' in fault ? { ...fault, reason: `${step}: ${fault.reason}` } : fault;
}
