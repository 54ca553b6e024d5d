/** Telling the shop's other stations what this one is called: when it connects, when it starts, when it is renamed. */
import { changeSettings } from '../settings.ts';
import type { Store } from '../store.ts';
import { isShared } from './claims.ts';

/** Begins to tell; returns how to stop. A station that works alone tells nobody (R11). */
export function keepNameTold(store: Store): () => void {
  const { replication, station } = store;
  const stops = [
    replication.view.subscribe((now, before) => {
      if (before.state.kind === 'off' && now.state.kind !== 'off') void tellName(store);
    }),
    station.subscribe((now, before) => {
      if (now.name !== before.name) void tellName(store);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

// What could not be written is told at the next start; the frame tells of a full disk.
async function tellName(store: Store): Promise<void> {
  const { id, name } = store.station.getState();
  if (!isShared(store) || name === '' || store.settingsView.getState().stations[id] === name)
    return;
  await changeSettings(store.settings, store.clock, 'stations', { [id]: name });
}
