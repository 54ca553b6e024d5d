/** Permissions on a real store: asked where the command runs, of whoever is signed in. */
import { expect, test } from 'vitest';
import { defaultPermissions, type People } from '../../../shared/people/person.ts';
import { lineOf, readingOf } from '../../../shared/testing/orders.ts';
import { PackSession } from '../pack-session.ts';
import { hashPin, isPin } from '../pin.ts';
import { changeSettings } from '../settings.ts';
import { authorOf } from '../station.ts';
import { openTestStore } from '../test-store.ts';
import { importOrders } from './import-orders.ts';
import { signIn } from './people.ts';
import { saveSettings } from './settings.ts';
import { shipmentsOf } from './ship.ts';
import { moveStock } from './stock.ts';

const PEOPLE: People = {
  ana: { name: 'Ana', role: 'owner', badge: 'PB.ANNE', pin: '', active: true },
  bo: { name: 'Bo', role: 'packer', badge: 'PB.BOBO', pin: '', active: true },
  cy: { name: 'Cy', role: 'lead', badge: 'PB.CELL', pin: '', active: true },
};

async function shop() {
  const { store } = await openTestStore();
  await changeSettings(store.settings, store.clock, 'people', PEOPLE);
  await importOrders(
    store,
    [readingOf({ externalId: '1001', number: '1001', lines: [lineOf('L1', 'MUG', 1)] })],
    { importId: '' },
  );
  const session = new PackSession(store);
  return { store, session };
}

test('a packer ships, and a lead voids; each is named in what they did', async () => {
  const { store, session } = await shop();
  await signIn(store, 'bo');
  for (const code of ['1001', 'MUG', 'PB.SHIP']) await session.scan(code);
  const [shipment] = await shipmentsOf(store, 'shop:1001');
  expect(shipment?.confirmed.by.user).toBe('Bo');
  const id = shipment?.id ?? '';
  expect(await session.voidShipment(id, 'wrong box')).toEqual({
    kind: 'not-allowed',
    needs: 'lead',
  });
  expect((await shipmentsOf(store, 'shop:1001'))[0]?.voided.at).toBe('');
  await signIn(store, 'cy');
  expect((await session.voidShipment(id, 'wrong box')).kind).toBe('voided');
  expect((await shipmentsOf(store, 'shop:1001'))[0]?.voided.by?.user).toBe('Cy');
});

test('stock and settings are kept to their roles, also from nobody in particular', async () => {
  const { store } = await shop();
  const count = () => moveStock(store, 'counted', [{ sku: 'MUG', bin: 'A1', units: 3 }], 'count');
  const rename = () => saveSettings(store, 'shop', { name: 'Ours' });
  const outcomes = async () => [await count(), await rename()].map((one) => one.ok);
  expect(await outcomes()).toEqual([false, false]);
  await signIn(store, 'cy');
  expect(await outcomes()).toEqual([true, false]);
  await signIn(store, 'ana');
  expect(await outcomes()).toEqual([true, true]);
  await signIn(store, '');
  expect(authorOf(store.station).user).toBe('');
  expect(await outcomes()).toEqual([false, false]);
});

test('by hand is everybody’s until the shop says otherwise', async () => {
  const { store, session } = await shop();
  await session.scan('1001');
  await changeSettings(store.settings, store.clock, 'permissions', {
    ...defaultPermissions,
    'by-hand': 'lead',
  });
  expect(await session.packLine('L1')).toEqual({ kind: 'not-allowed', needs: 'lead' });
  expect((await session.scan('MUG')).kind).toBe('order-complete');
  await session.undo();
  await signIn(store, 'cy');
  expect((await session.packLine('L1')).kind).toBe('order-complete');
});

test('a PIN is kept as salt and hash, and only the same one is right', async () => {
  const stored = await hashPin('2468', new Uint8Array(16).fill(7));
  expect(stored).not.toContain('2468');
  expect([
    await isPin('2468', stored),
    await isPin('2469', stored),
    await isPin('', stored),
  ]).toEqual([true, false, false]);
});
