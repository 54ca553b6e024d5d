/** The server that this station is connected to: where, which workspace, who. In a file of its own; never the password. */
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { workspaceName } from '../../shared/replication/connecting.ts';

const account = z.object({ address: z.url(), workspace: workspaceName, user: z.string() });
export type Account = z.infer<typeof account>;

export interface AccountFile {
  read(): Account | undefined;
  /** Throws when the folder cannot be written: the station would forget its server at the next start. */
  write(account: Account): void;
  forget(): void;
}

export function accountFileIn(folder: string): AccountFile {
  const file = join(folder, 'server.json');
  return {
    read: () => {
      try {
        return account.parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        return undefined;
      }
    },
    write: (kept) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
      chmodSync(file, 0o600);
    },
    forget: () => rmSync(file, { force: true }),
  };
}
