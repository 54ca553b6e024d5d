/** The station says of itself what it could keep. */
import { expect, test } from 'vitest';
import { changeStation } from './station.ts';
import { openTestStore } from './test-store.ts';

test('a name that could not be kept is not shown', async () => {
  const { store } = await openTestStore();
  const { storageInstance } = store.local.collection;
  const write = storageInstance.bulkWrite;
  storageInstance.bulkWrite = () => Promise.reject(new Error('QuotaExceededError'));
  const rename = () => changeStation(store.local, store.station, { name: 'Bench 1' });
  expect(await rename()).toEqual({
    ok: false,
    error: { kind: 'not-saved', reason: 'QuotaExceededError' },
  });
  expect(store.station.getState().name).toBe('');
  storageInstance.bulkWrite = write;
  await rename();
  expect(store.station.getState().name).toBe('Bench 1');
});
