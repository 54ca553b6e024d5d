/** What a scan or a button does to a walk: the walk after it, and what the picker is told. Pure. */
import {
  leftOf,
  nextStop,
  type PickMove,
  type PickStop,
  type PickWalk,
  type ShortCause,
} from './pick-walk.ts';

export type PickAction =
  | { readonly kind: 'bin'; readonly bin: string }
  | { readonly kind: 'units'; readonly skuId: string; readonly sku: string; readonly units: number }
  | { readonly kind: 'short'; readonly cause: ShortCause; readonly move: PickMove }
  | { readonly kind: 'undo' };

/** What is said of a scan of a walk. `left`: units still to be fetched of that SKU. */
export type PickSaid =
  | { readonly kind: 'at-bin' | 'wrong-bin'; readonly bin: string; readonly wanted: string }
  | { readonly kind: 'bin-first'; readonly wanted: string }
  | { readonly kind: 'picked'; readonly sku: string; readonly left: number }
  | { readonly kind: 'stop-done' | 'enough' | 'not-wanted'; readonly sku: string }
  | {
      readonly kind: 'too-many';
      readonly sku: string;
      readonly units: number;
      readonly left: number;
    }
  | { readonly kind: 'short' | 'undone'; readonly sku: string; readonly units: number }
  | { readonly kind: 'nothing-to-undo' | 'walk-done' };

export interface Stepped {
  readonly walk: PickWalk;
  readonly said: PickSaid;
}

/** @param scanBin a bin has to be scanned before units of it count; those without a bin always do */
export function pickStep(walk: PickWalk, action: PickAction, scanBin: boolean): Stepped {
  switch (action.kind) {
    case 'bin':
      return toBin(walk, action.bin);
    case 'units':
      return take(walk, action, scanBin);
    case 'short':
      return leaveOut(walk, action);
    case 'undo':
      return takeBack(walk);
  }
}

/** The walk's own writing of a bin that was scanned; undefined: none of its bins. */
export function binScanned(walk: PickWalk, code: string): string | undefined {
  const text = code.trim().toUpperCase();
  return walk.stops.find(({ bin }) => bin !== '' && bin.trim().toUpperCase() === text)?.bin;
}

function toBin(walk: PickWalk, bin: string): Stepped {
  const wanted = nextStop(walk)?.bin ?? '';
  const isOpen = walk.stops.some((stop) => stop.bin === bin && leftOf(stop) > 0);
  if (!isOpen) return { walk, said: { kind: 'wrong-bin', bin, wanted } };
  return { walk: { ...walk, bin }, said: { kind: 'at-bin', bin, wanted: bin } };
}

function take(
  walk: PickWalk,
  { skuId, sku, units }: Extract<PickAction, { kind: 'units' }>,
  scanBin: boolean,
): Stepped {
  const stop = walk.stops.find((one) => one.skuId === skuId);
  if (!stop) return { walk, said: { kind: 'not-wanted', sku } };
  const left = leftOf(stop);
  if (left === 0) return { walk, said: { kind: 'enough', sku } };
  if (scanBin && stop.bin !== '' && stop.bin !== walk.bin)
    return { walk, said: { kind: 'bin-first', wanted: stop.bin } };
  if (units > left) return { walk, said: { kind: 'too-many', sku, units, left } };
  const after = moved(walk, { ...stop, got: stop.got + units }, { skuId, units });
  if (units < left) return { walk: after, said: { kind: 'picked', sku, left: left - units } };
  return atEnd(after, { kind: 'stop-done', sku });
}

function leaveOut(
  walk: PickWalk,
  { cause, move }: Extract<PickAction, { kind: 'short' }>,
): Stepped {
  const stop = walk.stops.find((one) => one.skuId === move.skuId);
  if (!stop || leftOf(stop) === 0) return { walk, said: { kind: 'enough', sku: stop?.sku ?? '' } };
  const said = { kind: 'short', sku: stop.sku, units: leftOf(stop) } as const;
  return atEnd(moved(walk, { ...stop, short: cause }, move), said);
}

function takeBack(walk: PickWalk): Stepped {
  const last = walk.trail.at(-1);
  const stop = walk.stops.find((one) => one.skuId === last?.skuId);
  if (!last || !stop) return { walk, said: { kind: 'nothing-to-undo' } };
  // A move without units left the rest out.
  const short = last.units === 0 ? null : stop.short;
  const back = { ...stop, got: stop.got - last.units, short };
  const stops = replaced(walk.stops, back);
  const said = { kind: 'undone', sku: stop.sku, units: last.units } as const;
  return { walk: { ...walk, stops, trail: walk.trail.slice(0, -1) }, said };
}

function moved(walk: PickWalk, stop: PickStop, move: Partial<PickMove>): PickWalk {
  const made: PickMove = { skuId: stop.skuId, units: 0, held: [], reason: '', ...move };
  const bin = stop.bin === '' ? walk.bin : stop.bin;
  return { ...walk, bin, stops: replaced(walk.stops, stop), trail: [...walk.trail, made] };
}

function replaced(stops: readonly PickStop[], by: PickStop): PickStop[] {
  return stops.map((stop) => (stop.skuId === by.skuId ? by : stop));
}

function atEnd(walk: PickWalk, said: PickSaid): Stepped {
  return { walk, said: nextStop(walk) ? said : { kind: 'walk-done' } };
}
