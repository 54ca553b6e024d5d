/** The test server by itself. */
import type { Account } from '../replication/accounts.ts';
import { startCouchServer } from '../replication/couch-server.ts';

/** Gives its address. */
export async function start(account: Account): Promise<string> {
  return (await startCouchServer({ accounts: [account] })).url;
}
