/** Calendar days of the clock on the wall, as date fields write them (YYYY-MM-DD). */

/** The local day of a moment (ms). */
export function localDate(ms: number): string {
  const at = new Date(ms);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The moment (UTC ISO) at which a local day begins; null for a field that was left empty. */
export function dayStart(date: string): string | null {
  const at = new Date(`${date}T00:00:00`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The last minute of a local day (UTC ISO); null for a field that was left empty. */
export function dayEnd(date: string): string | null {
  const at = new Date(`${date}T23:59:00`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
