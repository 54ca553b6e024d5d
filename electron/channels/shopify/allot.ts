/** Which fulfilment orders a parcel's units are told of: one fulfilment takes those of one place only. */
import type { ShipmentOut } from '../../../shared/channels/port.ts';
import type { Work } from './work.ts';

type Lines = ShipmentOut['lines'];

/** What one fulfilment tells: fulfilment orders of one place, and units of their lines. */
export interface Part {
  readonly location: string;
  readonly work: readonly {
    readonly id: string;
    readonly lines: readonly { readonly id: string; readonly quantity: number }[];
  }[];
}

export interface Allotment {
  readonly parts: readonly Part[];
  /** Units that no fulfilment order has room for. */
  readonly left: Lines;
}

/** @param preferred the place that units are taken from first; '' for none */
export function allot(lines: Lines, work: readonly Work[], preferred: string): Allotment {
  const open = work
    .filter(({ canShip, atService, holds }) => canShip && !atService && holds.length === 0)
    .toSorted((a, b) => Number(b.location === preferred) - Number(a.location === preferred));
  const missing = new Map<string, number>();
  for (const { line, units } of lines) missing.set(line, (missing.get(line) ?? 0) + units);
  const taken = open.map((one) => ({
    location: one.location,
    id: one.id,
    lines: take(one, missing),
  }));
  const used = taken.filter((one) => one.lines.length > 0);
  const places = [...new Set(used.map(({ location }) => location))];
  return {
    parts: places.map((location) => ({
      location,
      work: used
        .filter((one) => one.location === location)
        .map(({ id, lines: some }) => ({ id, lines: some })),
    })),
    left: [...missing].flatMap(([line, units]) => (units > 0 ? [{ line, units }] : [])),
  };
}

/** Takes what it can off `missing`. */
function take({ lines }: Work, missing: Map<string, number>): { id: string; quantity: number }[] {
  return lines.flatMap(({ id, line, remaining }) => {
    const wanted = missing.get(line) ?? 0;
    const quantity = Math.min(wanted, remaining);
    missing.set(line, wanted - quantity);
    return quantity > 0 ? [{ id, quantity }] : [];
  });
}

/** A parcel's lines less what was told of it. */
export function lessTold(lines: Lines, told: ReadonlyMap<string, number>): Lines {
  return lines.flatMap(({ line, units }) => {
    const left = units - (told.get(line) ?? 0);
    return left > 0 ? [{ line, units: left }] : [];
  });
}
