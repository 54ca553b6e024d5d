/** Merging records whose fields are written one by one, each with the stamp of its last change (settings, SKUs). */
import { canonicalJson } from './canonical.ts';

interface Stamped {
  readonly stamps: { readonly [field: string]: string };
}

type Fields = { readonly [field: string]: unknown };

/** The fields of both versions, each from the version that changed it later; a field that has a stamp and no value was taken out. */
export function mergeFields<F extends Fields>(
  a: F,
  b: F,
  aStamps: Stamped['stamps'],
  bStamps: Stamped['stamps'],
): { readonly fields: F; readonly stamps: Record<string, string> } {
  const fields: Record<string, unknown> = {};
  const stamps: Record<string, string> = {};
  const names = new Set([a, b, aStamps, bStamps].flatMap((part) => Object.keys(part)));
  for (const name of [...names].sort()) {
    const fromA = wins(name, a, b, aStamps, bStamps);
    const winner = fromA ? a : b;
    if (name in winner) fields[name] = winner[name];
    const stamp = fromA ? aStamps[name] : bStamps[name];
    if (stamp !== undefined) stamps[name] = stamp;
  }
  return { fields: fields as F, stamps }; // Every name of F was taken from an F.
}

function wins(
  name: string,
  a: Fields,
  b: Fields,
  aStamps: Stamped['stamps'],
  bStamps: Stamped['stamps'],
): boolean {
  const atA = aStamps[name] ?? '';
  const atB = bStamps[name] ?? '';
  if (atA !== atB) return atA > atB;
  if (!(name in a) || !(name in b)) return name in a;
  return canonicalJson(a[name]) >= canonicalJson(b[name]);
}
