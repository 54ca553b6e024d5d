/** `npm run sim`: days from one seed after the other, and what was found. */
import { parseArgs } from 'node:util';
import { plants } from '../stations/station-messages.ts';
import { planOf } from './plan.ts';
import { type Day, simulate } from './simulate.ts';
import { storyOf } from './story.ts';

const USAGE = `npm run sim -- [--seed N] [--seeds HOW_MANY] [--operations N] [--plant NAME] [--json]`;

/** Gives back the exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string', default: '5' },
      stations: { type: 'string', default: '8' },
      operations: { type: 'string', default: '200' },
      plant: { type: 'string' },
      trace: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const plant = plants.find((one) => one === values.plant);
  if (values.help || (values.plant !== undefined && !plant)) {
    process.stdout.write(`${USAGE}\n`);
    return values.help ? 0 : 2;
  }
  const first = Number(values.seed ?? 1);
  const count = values.seed === undefined || values.seeds !== '5' ? Number(values.seeds) : 1;
  const size = { stations: Number(values.stations), operations: Number(values.operations) };
  const days: Day[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const day = await simulate(planOf(seed, size), { plant });
    days.push(day);
    if (process.stderr.isTTY || !values.json) process.stderr.write(`${lineOf(day)}\n`);
    if (day.findings.length > 0) process.stderr.write(`${storyOf(day)}\n`);
    if (values.trace) process.stderr.write(`${day.trace.join('\n')}\n`);
  }
  const sum = summed(days, size.stations);
  process.stdout.write(values.json ? `${JSON.stringify(sum)}\n` : `${inWords(sum)}\n`);
  return sum.lost + sum.duplicated + sum.diverged > 0 ? 1 : 0;
}

export function summed(days: readonly Day[], stations: number) {
  const all = days.flatMap(({ findings }) => findings);
  const of = (kind: string) => all.filter((one) => one.kind === kind).length;
  return {
    seeds: days.length,
    stations,
    operations: days.reduce((total, { plan }) => total + plan.steps.length, 0),
    lost: of('lost'),
    duplicated: of('duplicated'),
    diverged: of('diverged'),
    recalls: days.reduce((total, { recalls }) => total + recalls, 0),
  };
}

function lineOf({ plan, findings, recalls, seconds }: Day): string {
  const found = findings.length === 0 ? 'in step' : `${findings.length} FOUND`;
  return `seed ${plan.seed}: ${plan.steps.length} operations, ${found}, ${recalls} recalls, ${seconds.toFixed(1)} s`;
}

function inWords(sum: ReturnType<typeof summed>): string {
  const { seeds, stations, operations, lost, duplicated, diverged, recalls } = sum;
  return `${seeds} seeds, ${stations} stations, ${operations} operations: ${lost} lost, ${duplicated} duplicated, ${diverged} diverged; ${recalls} parcels to be recalled`;
}
