/** The stations of a simulation: asked to do things at simulated times, dead now and then, and started again. */
import { type Station, startStation } from '../stations/station.ts';
import type { Plant, ServerAccount } from '../stations/station-messages.ts';
import type { Act, Plan } from './steps.ts';

/** The simulated day begins here. */
const DAWN = Date.parse('2026-11-23T06:00:00.000Z');

export type Answered =
  | { readonly kind: 'told'; readonly value: unknown }
  /** It died over it. */
  | { readonly kind: 'died' }
  | { readonly kind: 'failed'; readonly error: string };

export interface Crew {
  /** Ids of the stations, in their order. */
  readonly ids: readonly string[];
  setTime(time: number): void;
  setSkew(station: number, skewMs: number): void;
  ask(station: number, act: Act): Promise<Answered>;
  crashAfterWrites(station: number, writes: number): Promise<void>;
  disk(station: number, state: 'full' | 'writable'): Promise<void>;
  restart(station: number, how: 'close' | 'kill'): Promise<void>;
  /** Starts those that are dead. */
  wakeAll(): Promise<void>;
  discard(): Promise<void>;
}

export interface CrewOptions {
  readonly plan: Plan;
  readonly account: (station: number) => ServerAccount;
  readonly plant: Plant | undefined;
  /** Called when a station has been started again. */
  readonly started: (station: number) => Promise<void>;
}

export async function startCrew({ plan, account, plant, started }: CrewOptions): Promise<Crew> {
  const skews = [...plan.skews];
  let time = 0;
  let starts = 0;
  const clockOf = (n: number) => DAWN + time + (skews[n] ?? 0);
  // No two starts may make the same ids.
  const simulated = (n: number) => ({
    now: clockOf(n),
    seed: plan.seed * 65_536 + n * 4_096 + starts++,
    plant,
  });
  const stations: readonly Station[] = await Promise.all(
    plan.skews.map((_, n) => startStation(`s${n}`, account(n), 0, simulated(n))),
  );
  const station = (n: number): Station => {
    const found = stations[n];
    if (!found) throw new Error(`no station ${n}`);
    return found;
  };
  const wake = async (n: number): Promise<Station> => {
    if (!station(n).alive) {
      await station(n).start({ simulated: simulated(n) });
      await started(n);
    }
    station(n).setTime(clockOf(n));
    return station(n);
  };
  return {
    ids: stations.map(({ id }) => id),
    setTime: (to) => {
      time = to;
    },
    setSkew: (n, skewMs) => {
      skews[n] = skewMs;
    },
    ask: async (n, { name, args }) => {
      const asked = await wake(n);
      try {
        // The pair is one of Work's own.
        return { kind: 'told', value: await asked.does(name, ...(args as never)) };
      } catch (error) {
        return asked.alive ? { kind: 'failed', error: String(error) } : { kind: 'died' };
      }
    },
    crashAfterWrites: async (n, writes) => (await wake(n)).crashAfterWrites(writes),
    disk: async (n, state) => (await wake(n)).disk(state),
    restart: async (n, how) => {
      await (how === 'close' ? station(n).close() : station(n).kill()).catch(() => undefined);
      await wake(n);
    },
    wakeAll: async () => {
      await Promise.all(stations.map((_, n) => wake(n)));
    },
    discard: async () => {
      await Promise.all(stations.map((one) => one.discard()));
    },
  };
}
