/** A station's name on its way to the others, on a real store. */
import { expect, test, vi } from 'vitest';
import { changeStation } from '../station.ts';
import type { Store } from '../store.ts';
import { openTestStore } from '../test-store.ts';

const rename = (store: Store, name: string) => changeStation(store.local, store.station, { name });
const told = async (store: Store) => (await store.settings.get('stations'))?.value;

test('a name is told once the station is connected, and again when it is another', async () => {
  const { store } = await openTestStore();
  const { id } = store.station.getState();
  await rename(store, 'Bench 1');
  store.replication.view.setState({ state: { kind: 'connecting' } });
  await vi.waitFor(async () => expect(await told(store)).toEqual({ [id]: 'Bench 1' }));
  await rename(store, 'Bench 2');
  await vi.waitFor(async () => expect(await told(store)).toEqual({ [id]: 'Bench 2' }));
  expect(store.settingsView.getState().stations).toEqual({ [id]: 'Bench 2' });
});

test('what the others know already is not written again, and a station without a name says nothing', async () => {
  const { store } = await openTestStore();
  const written: string[] = [];
  store.settings.onChange((changes) => written.push(...changes.map(({ after }) => after.id)));
  store.replication.view.setState({ state: { kind: 'live' } });
  await rename(store, 'Bench 1');
  await vi.waitFor(() => expect(written).toEqual(['stations']));
  store.replication.view.setState({ state: { kind: 'off' } });
  store.replication.view.setState({ state: { kind: 'live' } });
  await rename(store, '');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(written).toEqual(['stations']);
});

test('R11: a station that works alone tells nobody', async () => {
  const { store } = await openTestStore();
  await rename(store, 'Bench 1');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await told(store)).toBeUndefined();
});
