/** Columns of a table by what they hold: found by header, read by row. */

export interface FieldSource {
  /** Columns whose texts are joined by a space, in this order. */
  readonly columns: readonly number[];
  /** Used where the columns are empty or there are none. */
  readonly constant: string;
}

export type Sources<F extends string> = { readonly [K in F]?: FieldSource };

/** A header as it is compared: lower case, accents and outer signs gone, one space between words. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[\s_\-./#:*?]+/g, ' ')
    .trim();
}

/** Where each header stands; of two alike the first counts. */
export function headerIndex(headers: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  headers.forEach((header, column) => {
    const key = headerKey(header);
    if (key !== '' && !found.has(key)) found.set(key, column);
  });
  return found;
}

/** Sources by header names; of several names for a field the first that the table has. */
export function sourcesByName<F extends string>(
  headers: readonly string[],
  names: { readonly [K in F]?: readonly string[] },
): Sources<F> {
  const index = headerIndex(headers);
  const sources: { [K in F]?: FieldSource } = {};
  for (const field in names) {
    for (const name of names[field] ?? []) {
      const column = index.get(headerKey(name));
      if (column === undefined) continue;
      sources[field] = { columns: [column], constant: '' };
      break;
    }
  }
  return sources;
}

/** Whether a table has every one of these headers. */
export function hasHeaders(headers: readonly string[], names: readonly string[]): boolean {
  const index = headerIndex(headers);
  return names.every((name) => index.has(headerKey(name)));
}

/** The text of a field in a row; '' where the table does not have it. */
export function textOf(source: FieldSource | undefined, row: readonly string[]): string {
  if (!source) return '';
  if (source.columns.length === 1) return row[source.columns[0] ?? -1] || source.constant;
  const texts = source.columns.map((column) => row[column] ?? '').filter((text) => text !== '');
  return texts.join(' ') || source.constant;
}
