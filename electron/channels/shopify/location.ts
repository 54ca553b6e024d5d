/** Where quantities are set: the place that was chosen, or the only one that the shop has. */
import { z } from 'zod';
import { err, ok } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import type { Shop } from './account.ts';
import { ask } from './ask.ts';
import { idOf } from './ids.ts';

const answer = z.object({
  locations: z.object({
    nodes: z.array(
      z.object({ id: z.string(), name: z.string(), isFulfillmentService: z.boolean() }),
    ),
  }),
});

/** Its number. Asked each time: a place may be closed, and a second one opened. */
export async function locationOf(shop: Shop): Answer<string> {
  const told = await ask(shop, {
    // Without those that are not active any more.
    query: '{ locations(first: 200) { nodes { id name isFulfillmentService } } }',
    answer,
    repeatable: true,
  });
  if (!told.ok) return told;
  const ours = told.value.locations.nodes.filter((one) => !one.isFulfillmentService);
  const fitting = ours.filter(({ id }) => shop.locationId === null || idOf(id) === shop.locationId);
  const [only, ...more] = fitting;
  if (only && more.length === 0) return ok(idOf(only.id));
  const places = ours.map(({ id, name }) => `${idOf(id)} ${name}`).join(', ');
  return err({ kind: 'refused', code: 'location', reason: places });
}
