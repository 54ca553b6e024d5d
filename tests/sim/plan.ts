/**
 * A simulated day from a seed: who does what in which order, which faults befall whom, and when. A function of its
 * arguments alone; what comes of a step is no part of it.
 */
import { createRandom, type Random } from '../stations/seeded-random.ts';
import { createPacker, type Packer } from './packer-plan.ts';
import { createShopPlan, SKUS } from './shop-plan.ts';
import type { Happening, Mishap, Plan, Step } from './steps.ts';

const DAY = 86_400_000;
const MISHAPS = ['twice', 'delay', 'cut', 'lose', 'error', 'busy'] as const;
const REQUESTS = ['changes', 'push', 'push', 'read', 'mark'] as const;

export interface PlanOptions {
  readonly stations: number;
  readonly operations: number;
}

export function planOf(seed: number, { stations, operations }: PlanOptions): Plan {
  const random = createRandom(seed);
  const shop = createShopPlan(random, Math.max(4, Math.ceil(operations / 18)));
  const all = Array.from({ length: stations }, (_, n) => n);
  const skews = all.map(() => skew(random));
  const packers = all.map((station) => createPacker(random, shop, station));
  const outages = createOutages(random, all);
  const steps: Step[] = [];
  let time = 0;
  const then = (happening: Happening) => {
    // Long enough for whoever waits for a lull.
    time += 3_000 + random.below(240_000);
    steps.push({ ...happening, n: steps.length, time });
  };
  // Everybody knows the shop before things go wrong.
  then({ kind: 'work', station: 0, act: { name: 'read', args: [shop.opening()] } });
  for (const sku of SKUS)
    then({
      kind: 'work',
      station: 0,
      act: { name: 'moved', args: ['received', sku, 50, `opening ${sku}`] },
    });
  then({ kind: 'exchange', stations: all, mishaps: [] });
  then({ kind: 'exchange', stations: all, mishaps: [] });
  const restore = random.chance(0.35) ? restoreTimes(random, operations) : undefined;
  for (let n = 0; n < operations; n++) {
    if (n === restore?.snapshot) then({ kind: 'server', what: 'snapshot' });
    if (n === restore?.restore) then({ kind: 'server', what: 'restore' });
    if (random.chance(0.8)) then(workOf(random, packers));
    else if (random.chance(0.12))
      for (const one of diesOverNews(random, outages.reachable())) then(one);
    else if (random.chance(0.62)) then(exchangeOf(random, outages.reachable()));
    else then(outages.next());
  }
  const refusedForGood = random.chance(0.3) ? `shop:${1000 + random.below(4)}` : '';
  return { seed, stations, skews, refusedForGood, steps };
}

/** Up to a day either way; a third of the stations have the right time. */
function skew(random: Random): number {
  return random.chance(0.33) ? 0 : random.below(2 * DAY) - DAY;
}

function restoreTimes(random: Random, operations: number) {
  const snapshot = random.below(Math.ceil(operations * 0.6));
  return { snapshot, restore: snapshot + 1 + random.below(operations - snapshot) };
}

function workOf(random: Random, packers: readonly Packer[]): Happening {
  const station = random.below(packers.length);
  const act = packers[station]?.next();
  if (!act) throw new Error('a station without a packer');
  return { kind: 'work', station, act };
}

function exchangeOf(random: Random, reachable: readonly number[]): Happening {
  const stations = random.some(reachable, 0.35, 1);
  const mishaps = stations.flatMap((station): Mishap[] => {
    if (!random.chance(0.35)) return [];
    return [
      {
        kind: random.pick(MISHAPS),
        station,
        request: random.pick(REQUESTS),
        nth: random.below(4),
        times: 1 + random.below(3),
      },
    ];
  });
  return { kind: 'exchange', stations, mishaps };
}

/** One who dies in the middle of receiving what the others have just brought. */
function diesOverNews(random: Random, reachable: readonly number[]): Happening[] {
  const station = reachable[random.below(reachable.length)] ?? 0;
  const others = reachable.filter((one) => one !== station);
  return [
    ...(others.length > 0 ? [{ kind: 'exchange', stations: others, mishaps: [] } as const] : []),
    { kind: 'crash', station, writes: random.below(3) },
    { kind: 'exchange', stations: [station], mishaps: [] },
  ];
}

/** What goes wrong beyond single requests: each trouble is followed by its end, some time. */
function createOutages(random: Random, all: readonly number[]) {
  const away = new Set<number>();
  const connected = new Set<number>();
  const full = new Set<number>();
  let serverDown = false;
  let refused = '';
  const toggled = (set: Set<number>, station: number): boolean => {
    if (set.delete(station)) return false;
    set.add(station);
    return true;
  };
  const anyone = () => random.below(all.length);
  const trouble = (): Happening => {
    const station = anyone();
    switch (random.below(9)) {
      case 0:
      case 1:
        return { kind: 'crash', station, writes: random.below(9) };
      case 2:
        return { kind: 'restart', station, how: random.chance(0.5) ? 'close' : 'kill' };
      case 3:
        return { kind: 'clock', station, skewMs: skew(random) };
      case 4:
        return { kind: 'disk', station, state: toggled(full, station) ? 'full' : 'writable' };
      case 5:
        serverDown = !serverDown;
        return { kind: 'server', what: serverDown ? 'down' : 'up' };
      case 6: {
        const on = refused === '';
        const order = on ? `shop:${1000 + random.below(6)}` : refused;
        refused = on ? order : '';
        return { kind: 'refuse', order, on };
      }
      case 7: {
        // A longer partition: it takes part in no exchange until it is over.
        toggled(away, station);
        connected.delete(station);
        return { kind: 'cut-off', station };
      }
      default:
        away.delete(station);
        return { kind: toggled(connected, station) ? 'connect' : 'cut-off', station };
    }
  };
  return {
    reachable: () => {
      const reachable = all.filter((station) => !away.has(station));
      return reachable.length > 0 ? reachable : all;
    },
    next: (): Happening => {
      // Troubles last a few steps, not for ever.
      const [stuck] = full;
      if (stuck !== undefined && random.chance(0.6)) {
        full.delete(stuck);
        return { kind: 'disk', station: stuck, state: 'writable' };
      }
      if (serverDown && random.chance(0.6)) {
        serverDown = false;
        return { kind: 'server', what: 'up' };
      }
      return trouble();
    },
  };
}
