/** The end of a simulated day: every trouble is over, all stations reconnect, and are in step after a while, or never. */
import { canonicalJson } from '../../shared/records/canonical.ts';
import { replicatedNames } from '../../shared/replication/remote.ts';
import type { ReplicationView } from '../../shared/replication/state.ts';
import type { Documents } from '../stations/station-work.ts';
import type { Finding } from './findings.ts';
import { refuseOrder, type World } from './world.ts';

export interface Met {
  readonly server: Documents;
  readonly stations: readonly Documents[];
  readonly views: readonly ReplicationView[];
  readonly stocks: readonly Readonly<Record<string, number>>[];
  /** What was not the same everywhere when patience ended. */
  readonly differing: readonly Finding[];
}

const ROUND_MS = 2_500;
const PAUSE_MS = 250;
/** Simulated time that goes by from one look to the next, so that whoever waits for a lull gets one. */
const TICK_MS = 5_000;

/** Looks at everything again and again until it is as it has to be, or patience ends. */
export async function meetAgain(
  world: World,
  patienceMs: number,
  isDone: (met: Met) => boolean,
): Promise<Met> {
  const { plan, crew, server } = world;
  server.faults.clear();
  if (plan.refusedForGood !== '') refuseOrder(world, plan.refusedForGood, 'never');
  if (!world.isUp) await server.comeUp();
  world.isUp = true;
  let time = (plan.steps.at(-1)?.time ?? 0) + 3_600_000;
  crew.setTime(time);
  await crew.wakeAll();
  await Promise.all(crew.ids.map((_, n) => reconnect(world, n)));
  for (const began = performance.now(); ; ) {
    time += TICK_MS;
    crew.setTime(time);
    await Promise.all(
      crew.ids.map((_, n) => crew.ask(n, { name: 'exchange', args: [ROUND_MS, true] })),
    );
    const met = await lookAround(world);
    if (isDone(met) || performance.now() - began > patienceMs) return met;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

async function reconnect({ crew }: World, n: number): Promise<void> {
  // What was to make it crash is over, too.
  await crew.crashAfterWrites(n, Number.MAX_SAFE_INTEGER);
  await crew.disk(n, 'writable');
  await crew.ask(n, { name: 'cutOff', args: [] });
  await crew.ask(n, { name: 'connect', args: [] });
}

async function lookAround({ plan, crew, admin }: World): Promise<Met> {
  const ask = async <T>(n: number, name: 'documents' | 'view' | 'stock'): Promise<T> => {
    const answered = await crew.ask(n, { name, args: [] });
    if (answered.kind !== 'told') throw new Error(`s${n} did not tell its ${name}`);
    return answered.value as T;
  };
  const server = await admin.documents();
  const stations = await Promise.all(crew.ids.map((_, n) => ask<Documents>(n, 'documents')));
  const views = await Promise.all(crew.ids.map((_, n) => ask<ReplicationView>(n, 'view')));
  const stocks = await Promise.all(crew.ids.map((_, n) => ask<Record<string, number>>(n, 'stock')));
  const differing = stations.flatMap((documents, n) =>
    differences(server, documents, `s${n}`).filter(({ id }) => id !== plan.refusedForGood),
  );
  return { server, stations, views, stocks, differing };
}

function differences(server: Documents, station: Documents, name: string): Finding[] {
  return replicatedNames.flatMap((collection) => {
    const there = byId(server[collection]);
    const here = byId(station[collection]);
    return [...new Set([...there.keys(), ...here.keys()])].flatMap((id): Finding[] => {
      const [ours, theirs] = [here.get(id), there.get(id)];
      if (ours === theirs) return [];
      const text = !theirs
        ? 'is not on the server'
        : !ours
          ? 'is not here'
          : 'differs from the server';
      return [{ kind: 'diverged', collection, id, text: `${name}: ${text}` }];
    });
  });
}

function byId(documents: readonly unknown[]): Map<string, string> {
  return new Map(
    (documents as readonly { readonly id: string }[]).map((one) => [
      one.id,
      canonicalJson(one as never),
    ]),
  );
}
