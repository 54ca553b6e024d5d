/** One step of a plan carried out, what came of it taken down. */

import { noteSilence, noteTold } from './journal.ts';
import { befall } from './mishaps.ts';
import { type Act, type Step, tell } from './steps.ts';
import { refuseOrder, type World } from './world.ts';

/** An exchange takes as long as its slowest fault; one that hangs is left alone. */
const EXCHANGE_MS = 4_000;

export async function carryOut(world: World, step: Step): Promise<void> {
  world.crew.setTime(step.time);
  const came = await outcomeOf(world, step);
  world.trace.push(`${step.n} ${tell(step)}${came === '' ? '' : ` -> ${came}`}`);
}

async function outcomeOf(world: World, step: Step): Promise<string> {
  const { crew, connected } = world;
  switch (step.kind) {
    case 'work':
      return work(world, step.station, step.act);
    case 'exchange':
      return exchange(world, step);
    case 'connect':
      connected.add(step.station);
      await crew.ask(step.station, { name: 'connect', args: [] });
      return '';
    case 'cut-off':
      connected.delete(step.station);
      await crew.ask(step.station, { name: 'cutOff', args: [] });
      return '';
    case 'crash':
      await crew.crashAfterWrites(step.station, step.writes);
      return '';
    case 'restart':
      await crew.restart(step.station, step.how);
      return '';
    case 'clock':
      crew.setSkew(step.station, step.skewMs);
      return '';
    case 'disk':
      await crew.disk(step.station, step.state);
      return '';
    case 'server':
      return serverStep(world, step.what);
    case 'refuse':
      if (step.on) refuseOrder(world, step.order, 'not today');
      else world.refusals.get(step.order)?.();
      return '';
  }
}

async function work({ crew, journal }: World, station: number, act: Act): Promise<string> {
  const answered = await crew.ask(station, act);
  const id = crew.ids[station] ?? '';
  if (answered.kind === 'told') {
    noteTold(journal, id, act, answered.value);
    return answered.value === undefined ? '' : JSON.stringify(answered.value);
  }
  noteSilence(journal, id, act);
  return answered.kind === 'died' ? 'died' : `failed: ${answered.error}`;
}

async function exchange(
  { server, account, crew, connected }: World,
  { stations, mishaps }: Extract<Step, { kind: 'exchange' }>,
): Promise<string> {
  const end = befall(server, mishaps, account);
  const came = await Promise.all(
    stations.map(async (station) => {
      const answered = await crew.ask(station, { name: 'exchange', args: [EXCHANGE_MS, false] });
      if (answered.kind !== 'told') return answered.kind;
      if (!connected.has(station)) await crew.ask(station, { name: 'cutOff', args: [] });
      return String(answered.value);
    }),
  );
  end();
  return came.join(' ');
}

async function serverStep(
  world: World,
  what: Extract<Step, { kind: 'server' }>['what'],
): Promise<string> {
  const { server } = world;
  switch (what) {
    case 'down':
      if (world.isUp) await server.goDown();
      world.isUp = false;
      return '';
    case 'up':
      if (!world.isUp) await server.comeUp();
      world.isUp = true;
      return '';
    case 'snapshot':
      world.snapshot = await server.snapshot();
      return '';
    case 'restore':
      if (!world.snapshot) return 'nothing to restore';
      await server.restore(world.snapshot);
      world.isUp = true;
      return '';
  }
}
