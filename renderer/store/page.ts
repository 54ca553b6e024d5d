/** A page of a collection: documents in the order of one index, between two bounds; and how RxDB is asked for it. */
import {
  normalizeMangoQuery,
  type PreparedQuery,
  prepareQuery,
  type RxDocumentData,
  type RxJsonSchema,
} from 'rxdb';

/** What to read by an index, ascending. `from` and `to` (not included) bound the last field. */
export interface Page {
  readonly index: readonly string[];
  /** Values of the index's first fields. */
  readonly equals?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
  readonly skip?: number;
}

type Schema<T> = RxJsonSchema<RxDocumentData<T>>;

/** RxDB's query for a page. */
export function queryOf<T>(schema: Schema<T>, page: Page): PreparedQuery<T> {
  return prepared(schema, {
    selector: selectorOf(page) as never, // RxDB's selector type wants literal field names.
    sort: page.index.map((field) => ({ [field]: 'asc' })) as never, // … and so does its sort type.
    limit: page.limit,
    skip: page.skip ?? 0,
  });
}

/** RxDB's query for all documents, to be counted by the primary index alone. */
export function countOf<T>(schema: Schema<T>): PreparedQuery<T> {
  return prepared(schema, {
    selector: selectorOf({ index: [], limit: 0 }) as never, // As above.
    sort: [{ id: 'asc' }] as never,
  });
}

function prepared<T>(
  schema: Schema<T>,
  query: Parameters<typeof normalizeMangoQuery<T>>[1],
): PreparedQuery<T> {
  return prepareQuery(schema, normalizeMangoQuery<T>(schema, query));
}

function selectorOf(page: Page): Record<string, unknown> {
  const selector: Record<string, unknown> = { _deleted: { $eq: false } };
  const equals = page.equals ?? [];
  equals.forEach((value, n) => {
    selector[page.index[n] ?? ''] = { $eq: value };
  });
  const bounded = page.index[equals.length];
  if (bounded !== undefined && (page.from !== undefined || page.to !== undefined)) {
    selector[bounded] = {
      ...(page.from === undefined ? {} : { $gte: page.from }),
      ...(page.to === undefined ? {} : { $lt: page.to }),
    };
  }
  return selector;
}
