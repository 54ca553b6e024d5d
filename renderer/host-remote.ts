/** The shop's server as replication knows it, by way of the page's host. */
import type { HostFault } from '../shared/host.ts';
import type { Bell, Connection, Remote, RemoteFault } from '../shared/replication/remote.ts';
import { assertNever, err, type Result } from '../shared/result.ts';
import type { Host } from './host.ts';

export function createHostRemote({ server, onBell }: Pick<Host, 'server' | 'onBell'>): Remote {
  /** While the host is away the station is connected as it was. */
  let known: Connection | null = null;
  return {
    current: async () => {
      const answer = await server.current();
      if (answer.ok) known = answer.value;
      return known;
    },
    changes: (collection, since, limit, known) =>
      asked(server.changes({ collection, since, limit, known: [...known] })),
    read: (collection, ids) => asked(server.read({ collection, ids: [...ids] })),
    leaves: (collection, id, revs) => asked(server.leaves({ collection, id, revs: [...revs] })),
    write: (collection, docs) => asked(server.write({ collection, docs: [...docs] })),
    marks: (collection, station) => asked(server.marks({ collection, station })),
    mark: (collection, station, mark, markRev) =>
      asked(server.mark({ collection, station, mark, markRev })),
    bells: (signal) => bellsOf(onBell, signal),
  };
}

/** The answer, a host that gives none being a server that does not. */
async function asked<T>(
  call: Promise<Result<T, RemoteFault | HostFault>>,
): Promise<Result<T, RemoteFault>> {
  const answer = await call;
  return answer.ok ? answer : err(remoteFaultOf(answer.error));
}

function remoteFaultOf(fault: RemoteFault | HostFault): RemoteFault {
  switch (fault.kind) {
    case 'host-gone':
      return { kind: 'unreachable', reason: fault.kind };
    case 'host-silent':
      return { kind: 'silent' };
    case 'host-failed':
      return { kind: 'unreachable', reason: fault.reason };
    default:
      return fault;
  }
}

/** Hears from the call on. A bell that waits to be heard is not rung again. */
function bellsOf(onBell: Host['onBell'], signal: AbortSignal): AsyncIterable<Bell> {
  const waiting = new Map<string, Bell>();
  let wake = () => {};
  const stop = onBell((bell) => {
    // Taken out first: the newest of its kind comes after what rang before it.
    waiting.delete(nameOf(bell));
    waiting.set(nameOf(bell), bell);
    wake();
  });
  const end = () => {
    stop();
    wake();
  };
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  return hear();

  async function* hear(): AsyncGenerator<Bell, void, undefined> {
    while (!signal.aborted) {
      const [next] = waiting;
      if (next) {
        waiting.delete(next[0]);
        yield next[1];
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  }
}

function nameOf(bell: Bell): string {
  switch (bell.kind) {
    case 'changed':
      return bell.kind;
    case 'begun':
    case 'rung':
    case 'lost':
      return `${bell.kind} ${bell.collection}`;
    default:
      return assertNever(bell);
  }
}
