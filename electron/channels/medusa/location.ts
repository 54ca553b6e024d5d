/** Which of a shop's stock locations is ours: the account's, or the only one there is. */
import { z } from 'zod';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type MedusaAccount } from './ask.ts';

const locations = z.looseObject({
  stock_locations: z.array(z.looseObject({ id: z.string(), name: z.string().catch('') })),
});

export async function locationOf(account: MedusaAccount): Answer<string> {
  if (account.location !== '') return ok(account.location);
  const answer = await ask(account, {
    method: 'GET',
    path: 'stock-locations',
    query: [
      ['fields', 'id,name'],
      ['limit', '20'],
    ],
    answer: locations,
    operation: 'catalogue',
    repeatable: true,
  });
  if (!answer.ok) return answer;
  const [only, ...others] = answer.value.stock_locations;
  if (only && others.length === 0) return ok(only.id);
  const names = answer.value.stock_locations.map(({ id, name }) => `${name} (${id})`).join(', ');
  return err(
    only
      ? {
          kind: 'refused',
          code: 'several-locations',
          reason: `Choose the one to pack at: ${names}`,
        }
      : { kind: 'refused', code: 'no-location', reason: 'The shop has no stock location.' },
  );
}
