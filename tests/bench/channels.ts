/** The figures of sales channels, as one object. Each part stands for itself: what is to be measured is added to `parts`. */
import { saleOf } from '../sim/flash-sale/buyers.ts';
import { reportOf } from '../sim/flash-sale/report.ts';
import { measurePulls } from './channels/pulls.ts';
import { askProcess } from './threads.ts';

const SEEDS = [1, 2, 3];
const ORDERS = 10_000;
const IDLE_SECONDS = 60;

const say = (text: string) => process.stderr.write(`${text}\n`);

/** By the name under which its figures are printed. */
const parts: Readonly<Record<string, (orders: number) => unknown | Promise<unknown>>> = {
  flash_sale: () => ({
    hour: salesOf({ skus: 200, buyers: 8_000, minutes: 60 }),
    rush: salesOf({ skus: 200, buyers: 8_000, minutes: 10 }),
  }),
  pulls: (orders) => measurePulls(orders, say),
  idle_host: () => askProcess('channels/idle-host.ts', { seconds: IDLE_SECONDS }),
};

/** `--json`: on one line. `--only flash_sale,…`: some parts. `--orders 1000`: of a first pull. */
export async function run(args: readonly string[]): Promise<void> {
  const after = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const only = after('--only')?.split(',');
  const orders = Number(after('--orders') ?? ORDERS);
  const result: Record<string, unknown> = {};
  for (const [name, measure] of Object.entries(parts)) {
    if (only && !only.includes(name)) continue;
    say(name);
    result[name] = await measure(orders);
  }
  process.stdout.write(
    `${JSON.stringify(result, null, args.includes('--json') ? undefined : 2)}\n`,
  );
}

function salesOf(size: Parameters<typeof saleOf>[1]) {
  const sales = SEEDS.map((seed) => reportOf(saleOf(seed, size)));
  const sum = (of: (sale: (typeof sales)[number]) => number) =>
    sales.reduce((all, sale) => all + of(sale), 0);
  const ours = sum((sale) => sale.ours.oversold);
  const baseline = sum((sale) => sale.baseline.oversold);
  return { oversold: { ours, baseline, ratio: baseline === 0 ? null : ours / baseline }, sales };
}
