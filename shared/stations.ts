/** Stations as people tell them apart: by the names that they were given, or by a short form of their ids. */

/** By station: its name. */
export type StationNames = { readonly [station: string]: string };

const MADE = /^s[0-9a-f]{8}$/;
/** A shop's few stations rarely share so many last letters. */
const SHORT = 4;

/** What stands for the id of a station without a name: the end of one that was made by chance, else the id itself. */
export function shortStation(station: string): string {
  return MADE.test(station) ? station.slice(-SHORT).toUpperCase() : station;
}

/** A station's name, with the short form of its id where another has the same one; undefined without a name. */
export function nameApart(names: StationNames, station: string): string | undefined {
  const name = names[station];
  if (!name) return undefined;
  const isShared = Object.entries(names).some(
    ([id, other]) => id !== station && plainName(other) === plainName(name),
  );
  return isShared ? `${name.trim()} (${shortStation(station)})` : name;
}

function plainName(name: string): string {
  return name.trim().toLowerCase();
}

/** A name like "Bench 2" that no other station has; `numbered` makes the nth. */
export function freeName(names: StationNames, numbered: (n: number) => string): string {
  const taken = new Set(Object.values(names).map(plainName));
  let n = 1;
  while (taken.has(numbered(n).toLowerCase())) n++;
  return numbered(n);
}
