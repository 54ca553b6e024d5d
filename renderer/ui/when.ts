/** Moments as the station's people write them. */

const FORMAT = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** A UTC ISO time as local date and time. */
export function dateTime(iso: string): string {
  return iso === '' ? '' : FORMAT.format(new Date(iso));
}
