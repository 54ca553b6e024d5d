/**
 * What stations told the coordinator, to be looked for once everybody has met again. What a station was asked and did
 * not live to tell may have been done or not.
 */
import type { ToldScan, ToldShipment } from '../stations/shift-work.ts';
import type { Act } from './steps.ts';

export interface CountedScan {
  readonly station: string;
  readonly order: string;
  readonly parcel: string;
  readonly at: string;
}

/** Something with a mark of its own: an entry of an order's log, or a movement. */
export interface Marked {
  readonly station: string;
  readonly mark: string;
  /** '' for movements. */
  readonly order: string;
}

/** A scan that did not count, as often as it was told. */
export interface Uncounted {
  readonly station: string;
  readonly code: string;
  readonly verdict: string;
  readonly order: string;
}

export interface Journal {
  /** By station, order, parcel and moment; those taken back are gone again. */
  readonly counted: Map<string, CountedScan>;
  /** Of these nobody told whether they were taken back. */
  readonly maybeUndone: Set<string>;
  readonly marked: Marked[];
  /** Marks of what was asked and not told. */
  readonly maybeMarked: Set<string>;
  readonly uncounted: Uncounted[];
  readonly shipped: { readonly station: string; readonly shipment: string }[];
  /** SKUs that were taken out, with the stamps that were known then. */
  readonly removed: { readonly sku: string; readonly stamps: Readonly<Record<string, string>> }[];
  /** Orders that a station was let into while another had them. */
  readonly overClaims: { readonly station: string; readonly order: string }[];
  readonly takenBack: { readonly of: string; readonly shipment: string }[];
  /** Stations that died or failed over a scan, a shipment or a return, by what it was. */
  readonly maybe: { readonly station: string; readonly act: Act['name']; readonly code: string }[];
}

export function newJournal(): Journal {
  return {
    counted: new Map(),
    maybeUndone: new Set(),
    marked: [],
    maybeMarked: new Set(),
    uncounted: [],
    shipped: [],
    removed: [],
    overClaims: [],
    takenBack: [],
    maybe: [],
  };
}

export const COUNTED: readonly string[] = ['counted', 'line-complete', 'order-complete'];
/** Verdicts of scans that leave nothing in the journal of scans. */
const SILENT: readonly string[] = [...COUNTED, 'opened', 'tracking', 'shipped', 'not-saved'];

/** Takes down what `station` told of an act. */
export function noteTold(journal: Journal, station: string, act: Act, value: unknown): void {
  switch (act.name) {
    case 'scanUnit':
      noteScan(journal, station, act.args[0], value as ToldScan);
      return;
    case 'undoUnit': {
      const undone = value as ToldScan;
      if (undone.kind === 'undone') journal.counted.delete(keyOf({ ...undone, station }));
      else if (undone.kind === 'not-saved') maybeUndone(journal, station);
      return;
    }
    case 'shipOut': {
      const { kind, own, shipment } = value as ToldShipment;
      if (own) journal.shipped.push({ station, shipment });
      else if (kind === 'not-saved') noteSilence(journal, station, act);
      return;
    }
    case 'takeBack':
      if (value !== '') journal.takenBack.push({ of: String(value), shipment: act.args[0] });
      else noteSilence(journal, station, act);
      return;
    case 'takeOutSku':
      if (value)
        journal.removed.push({ sku: act.args[0], stamps: value as Record<string, string> });
      return;
    case 'takeAlong':
      for (const order of value as string[]) journal.overClaims.push({ station, order });
      return;
    default: {
      const mark = markIn(act);
      if (!mark) return;
      if (value === true) journal.marked.push({ station, ...mark });
      else journal.maybeMarked.add(mark.mark);
    }
  }
}

/** Takes down that `station` was asked and told nothing. */
export function noteSilence(journal: Journal, station: string, act: Act): void {
  const mark = markIn(act);
  if (mark) journal.maybeMarked.add(mark.mark);
  if (act.name === 'undoUnit') maybeUndone(journal, station);
  journal.maybe.push({ station, act: act.name, code: act.name === 'scanUnit' ? act.args[0] : '' });
}

export function keyOf({ station, order, parcel, at }: CountedScan): string {
  return [station, order, parcel, at].join(' ');
}

function noteScan(journal: Journal, station: string, code: string, told: ToldScan): void {
  const { kind, order, parcel, at, over } = told;
  if (over) journal.overClaims.push({ station, order });
  const scan = { station, order, parcel, at };
  if (COUNTED.includes(kind)) journal.counted.set(keyOf(scan), scan);
  else if (!SILENT.includes(kind)) journal.uncounted.push({ station, code, verdict: kind, order });
  if (kind === 'not-saved') journal.maybe.push({ station, act: 'scanUnit', code });
}

/** The station's last scans may be gone: which one is not known for sure. */
function maybeUndone(journal: Journal, station: string): void {
  const own = [...journal.counted.values()].filter((scan) => scan.station === station);
  const last = own.at(-1);
  for (const scan of own) if (scan.order === last?.order) journal.maybeUndone.add(keyOf(scan));
}

function markIn(act: Act): Omit<Marked, 'station'> | undefined {
  switch (act.name) {
    case 'note':
    case 'hold':
    case 'cancelHere':
    case 'reinstate':
      return { order: act.args[0], mark: act.args[1] };
    case 'moved':
      return { order: '', mark: act.args[3] };
    default:
      return undefined;
  }
}
