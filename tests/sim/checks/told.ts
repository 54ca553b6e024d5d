/** Everything that a station told is there, once: scans that counted and that did not, notes, holds, cancellations, movements. */
import { entriesOf } from '../../../shared/orders/log.ts';
import type { MovementRecord } from '../../../shared/records/movement.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { ScanRecord } from '../../../shared/records/scan.ts';
import type { SkuRecord } from '../../../shared/records/sku.ts';
import type { Finding } from '../findings.ts';
import { type CountedScan, type Journal, keyOf, type Marked, type Uncounted } from '../journal.ts';

/** Each counted scan is in the trail of its parcel, and each parcel has what its trail adds up to. */
export function checkCounted(journal: Journal, orders: readonly OrderRecord[]): Finding[] {
  const trails = orders.flatMap(trailsOf);
  const there = new Map(trails.flatMap((trail) => trail.scans).map((scan) => [keyOf(scan), scan]));
  const lost = [...journal.counted.values()].filter(
    (scan) => !(there.has(keyOf(scan)) || journal.maybeUndone.has(keyOf(scan))),
  );
  const untold = [...there.values()].filter((scan) => !journal.counted.has(keyOf(scan)));
  const unsaid = allowance(journal, 'scanUnit');
  return [
    ...lost.map((scan) => finding('lost', scan.order, `a scan of ${scan.station} at ${scan.at}`)),
    ...untold
      .filter((scan) => !unsaid.take(scan.station))
      .map((scan) => finding('duplicated', scan.order, `nobody told a scan at ${scan.at}`)),
    ...trails
      .filter(({ units, contents }) => units !== contents)
      .map(({ order, parcel, units, contents }) =>
        finding('duplicated', order, `${parcel} has ${contents} units of ${units} scans`),
      ),
  ];
}

/** Each scan that did not count is in `scans` as often as it was told. */
export function checkUncounted(journal: Journal, scans: readonly ScanRecord[]): Finding[] {
  const told = tally(journal.uncounted.map(nameOf));
  const there = tally(
    scans.map(({ by, code, verdict, order }) =>
      nameOf({ station: by.station, code, verdict, order }),
    ),
  );
  const maybe = new Set(
    journal.maybe
      .filter(({ act }) => act === 'scanUnit')
      .map(({ station, code }) => `${station} ${code}`),
  );
  return [...new Set([...told.keys(), ...there.keys()])].flatMap((name): Finding[] => {
    const [wanted, found] = [told.get(name) ?? 0, there.get(name) ?? 0];
    const isMaybe = [...maybe].some((one) => name.startsWith(`${one} `));
    if (found < wanted) return [{ kind: 'lost', collection: 'scans', id: name, text: `${found}` }];
    if (found === wanted || isMaybe) return [];
    return [{ kind: 'duplicated', collection: 'scans', id: name, text: `${found} of ${wanted}` }];
  });
}

/** Each mark that was told stands in its order's log, or on a movement, once. */
export function checkMarked(
  { marked, maybeMarked }: Journal,
  orders: readonly OrderRecord[],
  movements: readonly MovementRecord[],
): Finding[] {
  const there = tally([
    ...orders.flatMap(({ id, log }) => log.map((entry) => `${id} ${markIn(entry)}`)),
    ...movements.map(({ reason }) => ` ${reason}`),
  ]);
  return marked.flatMap(({ order, mark }: Marked): Finding[] => {
    const found = there.get(`${order} ${mark}`) ?? 0;
    if (found === 1 || maybeMarked.has(mark)) return [];
    const collection = order === '' ? 'movements' : 'orders';
    const kind = found === 0 ? 'lost' : 'duplicated';
    return [{ kind, collection, id: order || mark, text: `${mark} is there ${found} times` }];
  });
}

/** What was taken out is gone, unless somebody wrote something of it that was not known then. */
export function checkRemoved({ removed }: Journal, skus: readonly SkuRecord[]): Finding[] {
  return removed.flatMap(({ sku, stamps }): Finding[] => {
    const there = skus.find(({ id }) => id === sku);
    if (!there || Object.entries(there.stamps).some(([field, at]) => at > (stamps[field] ?? '')))
      return [];
    return [{ kind: 'lost', collection: 'skus', id: sku, text: 'it was taken out and is back' }];
  });
}

/** Nobody was let into an order that another station had. */
export function checkClaims({ overClaims }: Journal): Finding[] {
  return overClaims.map(({ station, order }) =>
    finding('duplicated', order, `${station} was let in while another station had it`),
  );
}

function markIn(entry: object): string {
  if ('text' in entry) return String(entry.text);
  return 'reason' in entry ? String(entry.reason) : '';
}

function trailsOf({ id, log }: OrderRecord) {
  return entriesOf(log, 'parcel').map(({ by, parcel, trail, contents }) => ({
    order: id,
    parcel,
    units: trail.reduce((sum, row) => sum + row.units, 0),
    contents: Object.values(contents).reduce((sum, units) => sum + units, 0),
    scans: trail.map(({ at }): CountedScan => ({ station: by.station, order: id, parcel, at })),
  }));
}

/** How often something may have been done that nobody told, by station. */
function allowance({ maybe }: Journal, act: string) {
  const left = tally(maybe.filter((one) => one.act === act).map(({ station }) => station));
  return {
    take: (station: string): boolean => {
      const count = left.get(station) ?? 0;
      left.set(station, count - 1);
      return count > 0;
    },
  };
}

function nameOf({ station, code, verdict, order }: Uncounted): string {
  return `${station} ${code} ${verdict} ${order}`;
}

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function finding(kind: Finding['kind'], id: string, text: string): Finding {
  return { kind, collection: 'orders', id, text };
}
