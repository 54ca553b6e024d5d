/**
 * What a station leaves to channels that another station tells their stock: what those show at this moment is not known
 * here, so the last units are divided among the channels, and no two stations offer the same one.
 */

/** Units that channels of another station may sell before that is heard of here: of more nothing else is kept back. */
const SOLD_UNHEARD = 10;

/**
 * Units that are kept for channels of other stations. Each unit belongs to one channel, in turn by their ids, so that
 * every station divides alike without asking another.
 *
 * @param own ids of channels that this station tells
 * @param elsewhere ids of those that others tell
 */
export function keptForOthers(
  available: number,
  own: readonly string[],
  elsewhere: readonly string[],
): number {
  if (own.length === 0 || elsewhere.length === 0) return 0;
  const all = [...own, ...elsewhere].sort();
  const others = new Set(elsewhere);
  const inTurns = Math.floor(Math.max(0, available) / all.length);
  const rest = all.slice(0, Math.max(0, available) % all.length);
  const theirs = inTurns * elsewhere.length + rest.filter((id) => others.has(id)).length;
  return Math.min(theirs, SOLD_UNHEARD * elsewhere.length);
}
