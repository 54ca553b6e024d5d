/**
 * Records' ids as the server takes them. CouchDB keeps ids that begin with `_` for itself, and a SKU named "Ä" has such
 * an id here; there it begins with a colon, which no record's id does.
 */
import type { Remote, RemoteDoc, RemoteWrite } from './remote.ts';

const AWAY = ':';

export function toServerId(id: string): string {
  return id.startsWith('_') ? `${AWAY}${id}` : id;
}

export function fromServerId(id: string): string {
  return id.startsWith(`${AWAY}_`) ? id.slice(AWAY.length) : id;
}

/** A server that is asked in records' ids and answers in them. */
export function inRecordIds(remote: Remote): Remote {
  return {
    current: () => remote.current(),
    changes: async (collection, since, limit, known) => {
      const leaving = known.map(({ id, rev }) => ({ id: toServerId(id), rev }));
      const answer = await remote.changes(collection, since, limit, leaving);
      if (!answer.ok) return answer;
      return { ok: true, value: { ...answer.value, docs: answer.value.docs.map(arriving) } };
    },
    read: async (collection, ids) => {
      const answer = await remote.read(collection, ids.map(toServerId));
      return answer.ok ? { ok: true, value: answer.value.map(arriving) } : answer;
    },
    leaves: async (collection, id, revs) => {
      const answer = await remote.leaves(collection, toServerId(id), revs);
      return answer.ok ? { ok: true, value: answer.value.map(arriving) } : answer;
    },
    write: async (collection, docs) => {
      const answer = await remote.write(collection, docs.map(leaving));
      if (!answer.ok) return answer;
      const outcomes = answer.value.map((one) => ({ ...one, id: fromServerId(one.id) }));
      return { ok: true, value: outcomes };
    },
    marks: (...asked) => remote.marks(...asked),
    mark: (...asked) => remote.mark(...asked),
    bells: (signal) => remote.bells(signal),
  };
}

function arriving(doc: RemoteDoc): RemoteDoc {
  return { ...doc, _id: fromServerId(doc._id) };
}

function leaving(doc: RemoteWrite): RemoteWrite {
  return { ...doc, _id: toServerId(doc._id) };
}
