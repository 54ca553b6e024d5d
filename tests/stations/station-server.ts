/** A station's way to its server: the host's own part, without a host's wires in between. */
import { accountFileIn } from '../../electron/sync/account.ts';
import { readAddress } from '../../electron/sync/address.ts';
import { createShopServer } from '../../electron/sync/shop-server.ts';
import type { Remote } from '../../shared/replication/remote.ts';
import type { ServerAccount } from './station-messages.ts';

export interface StationServer {
  readonly remote: Remote;
  close(): void;
}

/** Connects as if the user had signed in before; the account's file is in the station's folder. */
export function openServer(account: ServerAccount, folder: string): StationServer {
  const { workspace, user, password } = account;
  const address = readAddress(account.address);
  if (!address.ok) throw new Error(`no address: ${account.address}`);
  accountFileIn(folder).write({ address: address.value, workspace, user });
  const secrets = {
    read: async () => password,
    write: async () => undefined,
    forget: async () => undefined,
  };
  const server = createShopServer({ folder, secrets });
  const remote: Remote = {
    current: () => server.current(),
    changes: (collection, since, limit, known) =>
      server.changes({ collection, since, limit, known }),
    read: (collection, ids) => server.read({ collection, ids }),
    leaves: (collection, id, revs) => server.leaves({ collection, id, revs }),
    write: (collection, docs) => server.write({ collection, docs }),
    marks: (collection, station) => server.marks({ collection, station }),
    mark: (collection, station, mark, markRev) =>
      server.mark({ collection, station, mark, markRev }),
    bells: (signal) => server.bells(signal),
  };
  return { remote, close: () => server.close() };
}
