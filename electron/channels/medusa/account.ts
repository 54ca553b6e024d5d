/** Whether a key opens what is asked of Medusa, step by step, so that what fails is told by name. Changes nothing. */
import { z } from 'zod';
import type { ChannelFault } from '../../../shared/channels/port.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type MedusaAccount } from './ask.ts';
import { locationOf } from './location.ts';

/** A secret key may write whatever it may read. */
const STEPS = [
  ['Reading orders', 'orders'],
  ['Reading stock', 'inventory-items'],
] as const;

const stores = z.looseObject({ stores: z.array(z.looseObject({ name: z.string().catch('') })) });

/** The shop's name, or the first step that fails. */
export async function test(account: MedusaAccount): Answer<string> {
  for (const [step, path] of STEPS) {
    const answer = await look(account, path, z.looseObject({ count: z.int() }));
    if (!answer.ok) return err(at(step, answer.error));
  }
  const location = await locationOf(account);
  if (!location.ok) return err(at('Reading stock locations', location.error));
  const named = await look(account, 'stores', stores);
  if (!named.ok) return err(at('Reading the shop', named.error));
  return ok(named.value.stores[0]?.name || new URL(account.url).host);
}

function look<T extends z.ZodType>(
  account: MedusaAccount,
  path: string,
  answer: T,
): Answer<z.infer<T>> {
  const query = [['limit', '1']] as const;
  return ask(account, {
    method: 'GET',
    path,
    query,
    answer,
    operation: 'account',
    repeatable: true,
  });
}

function at(step: string, fault: ChannelFault): ChannelFault {
  return 'reason' in fault ? { ...fault, reason: `${step}: ${fault.reason}` } : fault;
}
