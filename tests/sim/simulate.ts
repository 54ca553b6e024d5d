/**
 * One simulated day: eight stations, each a thread with a real store, real replication and real HTTP, to a server that
 * fails; afterwards everybody meets again and what they told is looked for.
 *
 * Steps, faults and their order follow from the seed and are the same each time, as are the stations' clocks and ids.
 * What is not: how threads and requests interleave within one exchange, and so which of two stations' writes is first
 * there, or how far a station came that crashes in an exchange. A seed that fails may so need a few runs to fail again.
 */
import type { ShipmentRecord } from '../../shared/records/shipment.ts';
import type { Plant } from '../stations/station-messages.ts';
import { carryOut } from './carry-out.ts';
import { findingsOf } from './checks/all-checks.ts';
import { recallsIn } from './checks/parcels.ts';
import type { Finding } from './findings.ts';
import { type Met, meetAgain } from './meet-again.ts';
import type { Plan } from './steps.ts';
import { openWorld, refuseOrder } from './world.ts';

export interface Day {
  readonly plan: Plan;
  readonly findings: readonly Finding[];
  readonly recalls: number;
  readonly trace: readonly string[];
  readonly seconds: number;
}

export interface SimulateOptions {
  readonly plant?: Plant | undefined;
  /** How long the stations are waited for in the end. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 30_000;

export async function simulate(
  plan: Plan,
  { plant, patienceMs = PATIENCE_MS }: SimulateOptions = {},
): Promise<Day> {
  const began = performance.now();
  const world = await openWorld(plan, plant);
  try {
    if (plan.refusedForGood !== '') refuseOrder(world, plan.refusedForGood, 'never');
    for (const step of plan.steps) await carryOut(world, step);
    const check = (met: Met) => findingsOf(world.journal, met, plan.refusedForGood);
    const met = await meetAgain(world, patienceMs, (seen) => check(seen).length === 0);
    return {
      plan,
      findings: check(met),
      recalls: recallsIn(met.server.shipments as readonly ShipmentRecord[]),
      trace: world.trace,
      seconds: (performance.now() - began) / 1_000,
    };
  } finally {
    await world.end();
  }
}
