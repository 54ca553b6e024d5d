/** The faults of single requests in an exchange, on the test server. */
import type { CouchServer } from '../replication/couch-server.ts';
import type { Asked } from '../replication/exchange.ts';
import type { Fault } from '../replication/faults.ts';
import { basic } from '../replication/shop-admin.ts';
import type { ServerAccount } from '../stations/station-messages.ts';
import type { Mishap } from './steps.ts';

/** Lets these befall the stations' requests; gives back what ends them. */
export function befall(
  server: CouchServer,
  mishaps: readonly Mishap[],
  account: (station: number) => ServerAccount,
): () => void {
  const ends = mishaps.map((mishap) => {
    const { user: name, password } = account(mishap.station);
    const authorization = basic({ name, password });
    let before = mishap.nth;
    const on = (asked: Asked) =>
      asked.headers.authorization === authorization && isOf(asked, mishap.request) && before-- <= 0;
    return server.faults.add(faultOf(mishap), { on, times: mishap.times });
  });
  return () => {
    for (const end of ends) end();
  };
}

function isOf({ method, path, query }: Asked, request: Mishap['request']): boolean {
  switch (request) {
    case 'changes':
      return path.endsWith('/_changes') && query.get('feed') === 'normal';
    case 'push':
      return path.endsWith('/_bulk_docs');
    case 'read':
      return path.endsWith('/_all_docs') || path.endsWith('/_bulk_get');
    case 'mark':
      return path.includes('/_local/') && method === 'PUT';
  }
}

function faultOf({ kind }: Mishap): Fault {
  switch (kind) {
    case 'delay':
      return { kind, ms: 60 };
    case 'cut':
      return { kind, after: 30 };
    case 'error':
      return { kind: 'answer', reply: { status: 500, body: { error: 'internal_server_error' } } };
    case 'busy':
      return {
        kind: 'answer',
        reply: { status: 429, body: { error: 'busy' }, headers: { 'retry-after': '1' } },
      };
    default:
      return { kind };
  }
}
