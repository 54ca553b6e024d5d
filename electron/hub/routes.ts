/** The requests that the hub answers: those that stations make, and nothing else. Pure. */
import { type ReplicatedName, replicatedNames } from '../../shared/replication/remote.ts';

/** An allowed request. `place` is what follows the database's name, '' for the database itself. */
export type Route =
  | { readonly kind: 'root' }
  | { readonly kind: 'session' }
  | {
      readonly kind: 'database';
      readonly database: string;
      readonly collection: ReplicatedName;
      readonly place: string;
      readonly ownerOnly: boolean;
    };

interface Allowed {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly place: RegExp;
  readonly query: readonly string[];
  readonly ownerOnly?: true;
}

const DATABASE = new RegExp(`^/([a-z][a-z0-9_]{0,29}-(${replicatedNames.join('|')}))(?:/(.*))?$`);

const allowed: readonly Allowed[] = [
  { method: 'GET', place: /^$/, query: [] },
  { method: 'PUT', place: /^$/, query: [], ownerOnly: true },
  {
    method: 'GET',
    place: /^_changes$/,
    // No filter and no view: those would run code.
    query: [
      ...['feed', 'since', 'limit', 'timeout', 'heartbeat', 'style', 'descending'],
      ...['include_docs', 'conflicts', 'attachments', 'seq_interval'],
    ],
  },
  { method: 'POST', place: /^_all_docs$/, query: ['include_docs', 'conflicts'] },
  { method: 'POST', place: /^_bulk_docs$/, query: [] },
  { method: 'POST', place: /^_bulk_get$/, query: ['revs', 'latest', 'attachments'] },
  { method: 'GET', place: /^_local\/[\w:.-]{1,200}$/, query: [] },
  { method: 'PUT', place: /^_local\/[\w:.-]{1,200}$/, query: [] },
  { method: 'GET', place: /^_design\/packbench$/, query: [] },
  { method: 'PUT', place: /^_design\/packbench$/, query: [], ownerOnly: true },
];

/** What is asked for; null when it is nothing that a station asks. */
export function routeOf(method: string, target: string): Route | null {
  const url = URL.canParse(target, 'http://hub') ? new URL(target, 'http://hub') : null;
  if (url === null || !target.startsWith('/') || target.startsWith('//')) return null;
  const path = decoded(url.pathname);
  const query = [...url.searchParams.keys()];
  if (method === 'GET' && query.length === 0) {
    if (path === '/') return { kind: 'root' };
    if (path === '/_session') return { kind: 'session' };
  }
  const [, database, name, place = ''] = DATABASE.exec(path) ?? [];
  const collection = replicatedNames.find((one) => one === name);
  const found = allowed.find((one) => one.method === method && one.place.test(place));
  if (database === undefined || !collection || !found || !isFeed(url)) return null;
  if (new Set(query).size < query.length) return null;
  if (!query.every((key) => found.query.includes(key))) return null;
  return { kind: 'database', database, collection, place, ownerOnly: found.ownerOnly === true };
}

/** Whether `since` is a sequence of this server's, or there is none. */
export function hasGoodSince(target: string): boolean {
  const since = new URL(target, 'http://hub').searchParams.get('since');
  return since === null || /^(\d{1,15}|now)$/.test(since);
}

function isFeed({ searchParams }: URL): boolean {
  return ['normal', 'longpoll'].includes(searchParams.get('feed') ?? 'normal');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
