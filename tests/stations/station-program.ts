/**
 * A station's own thread: a real store on a disk of its own, a real bench and real replication. What it is asked to do
 * arrives as messages. One thread a station, as RxDB's free edition counts its collections over a process.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { PackSession } from '../../renderer/store/pack-session.ts';
import { openStore } from '../../renderer/store/store.ts';
import { createGate } from './gate.ts';
import { becomeLater } from './later-version.ts';
import { loggedStorage } from './logged-storage.ts';
import { planted } from './planted-remote.ts';
import type { Asked, StationOptions, Told } from './station-messages.ts';
import { openServer } from './station-server.ts';
import { createStationTime } from './station-time.ts';
import { type At, work } from './station-work.ts';

const port = parentPort;
if (!port) throw new Error('a station runs in a thread of its own');
const options = workerData as StationOptions;
let writesLeft = Number.POSITIVE_INFINITY;
let writable = true;

if (options.later) becomeLater();
const storage = loggedStorage({
  folder: options.folder,
  beforeWrite: () => {
    if (writesLeft < 1) process.exit(9);
    if (!writable) throw new Error('the disk is full');
  },
  afterWrite: () => {
    writesLeft -= 1;
    // The end of the process, with whatever else was going on.
    if (writesLeft <= 0) process.exit(9);
  },
});
const time = createStationTime(options);
const store = await openStore({
  name: options.name,
  storage,
  now: time.now,
  newId: time.newId,
  random: () => 0.5,
  localDay: (iso) => iso.slice(0, 10),
  localTime: (iso, time) => `${iso.slice(0, 10)}T${time}:00.000Z`,
});
await store.scannable;
const session = new PackSession(store);
await session.restored;
const server = options.server && openServer(options.server, options.folder);
const gate = createGate(store, (remote) =>
  planted(remote, options.simulated?.plant, options.folder),
);
if (server)
  store.replication.follow(
    options.simulated
      ? gate.guard(server.remote)
      : planted(server.remote, options.plant, options.folder),
  );
const at: At = { store, session, gate };

port.on('message', (asked: Asked) => {
  time.set(asked.now);
  void answer(asked).then(
    (value) => tell({ n: asked.n, value }),
    (error) =>
      tell({ n: asked.n, error: error instanceof Error ? (error.stack ?? '') : String(error) }),
  );
});
tell({ n: 0, value: store.station.getState().id });

async function answer({ name, args }: Asked): Promise<unknown> {
  switch (name) {
    case 'crashAfterWrites':
      writesLeft = Number(args[0]);
      return undefined;
    case 'disk':
      writable = args[0] === 'writable';
      return undefined;
    case 'close':
      server?.close();
      await store.close();
      return undefined;
    default: {
      const act = work[name as keyof typeof work] as (
        at: At,
        ...rest: unknown[]
      ) => Promise<unknown>;
      return act(at, ...args);
    }
  }
}

function tell(told: Told): void {
  port?.postMessage(told);
}
