/** What the frame says of the last write, whatever it wrote. */
import { expect, test } from 'vitest';
import { keepChoice } from './commands/view-choice.ts';
import { changeSettings } from './settings.ts';
import { openTestStore } from './test-store.ts';

const full = new Error('QuotaExceededError');

test('a refused write is an outcome, and the store says so until it takes one again', async () => {
  const { store } = await openTestStore();
  const refused = { ok: false, error: { kind: 'not-saved', reason: full.message } };
  const said: (string | null)[] = [];
  store.saving.subscribe((view) => said.push(view.refused));
  const storages = [store.settings, store.local].map((table) => table.collection.storageInstance);
  const disks = storages.map((storage) => ({ storage, write: storage.bulkWrite }));
  for (const { storage } of disks) storage.bulkWrite = () => Promise.reject(full);

  const change = () =>
    changeSettings(store.settings, store.clock, 'packing', { shipWhenComplete: true });
  expect(await change()).toEqual(refused);
  expect(await keepChoice(store, 'queue-columns', ['due'])).toEqual(refused);
  expect(said).toEqual([full.message]);

  for (const { storage, write } of disks) storage.bulkWrite = write;
  expect((await change()).ok).toBe(true);
  expect(said).toEqual([full.message, null]);
});
