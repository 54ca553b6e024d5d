/** What a real CouchDB refuses and express-pouchdb lets through. */
import { type Asked, docsIn, type Reply, refusal } from './exchange.ts';
import type { FaultOf } from './faults.ts';

/** The refusal of a whole request: too large, or a `since` that is no sequence. */
export function wholeRefusal(asked: Asked, limit: FaultOf<'limit'> | undefined): Reply | undefined {
  const since = asked.query.get('since');
  if (process.env.COUCHDB_URL === undefined && since !== null && !/^(\d+|now)$/.test(since))
    return refusal(400, 'bad_request', `Malformed sequence supplied in 'since' parameter.`);
  if (asked.body.length > (limit?.request ?? Number.POSITIVE_INFINITY))
    return { status: 413, body: '<html><h1>413 Request Entity Too Large</h1></html>' };
  const most = limit?.document ?? Number.POSITIVE_INFINITY;
  const large = docsIn(asked).find((doc) => JSON.stringify(doc).length > most);
  return large && refusal(413, 'document_too_large', `${large._id}`);
}

interface Judged {
  /** The request with the documents that are let through. */
  readonly asked: Asked;
  /** Puts the refused ones' outcomes where they belong among the others'. */
  readonly complete: (outcomes: readonly unknown[]) => unknown[];
}

/** Takes the forbidden documents out of a write; undefined when there are none. */
export function judged(asked: Asked, forbid: FaultOf<'forbid'> | undefined): Judged | undefined {
  if (forbid === undefined) return undefined;
  const docs = docsIn(asked);
  const reasons = docs.map((doc) => forbid.reason(doc));
  if (reasons.every((reason) => reason === undefined)) return undefined;
  const passing = docs.filter((_, at) => reasons[at] === undefined);
  return {
    asked: { ...asked, body: Buffer.from(JSON.stringify({ docs: passing })) },
    complete: (outcomes) => {
      const left = [...outcomes];
      return docs.map(({ _id }, at) =>
        reasons[at] === undefined
          ? left.shift()
          : { id: _id, error: 'forbidden', reason: reasons[at] },
      );
    },
  };
}
