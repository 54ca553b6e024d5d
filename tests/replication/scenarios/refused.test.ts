/** R6: what was refused and is on the server all the same is no longer listed. */
import { test } from 'vitest';
import { fromStation } from '../shop-admin.ts';
import { inStep, openShop, says, setsAside } from './shop.ts';

test('R6: a refused document that the server has from somebody else leaves the list', async () => {
  const shop = await openShop();
  const a = await shop.station('a');
  await inStep(shop, [a]);
  shop.server.faults.add(
    { kind: 'forbid', reason: (doc) => (doc._id === 'mug' ? 'not from you' : undefined) },
    { on: fromStation },
  );
  await a.does('saveSku', 'MUG', { title: 'Mug' });
  await setsAside(a, [{ id: 'mug', kind: 'refused' }]);
  const { id, ...fields } = (await a.does('get', 'skus', 'mug')) as { id: string };
  await shop.put('skus', { _id: id, v: 0, ...fields });
  await setsAside(a, []);
  await says(a, 'live');
});
