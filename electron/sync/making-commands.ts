/** The commands by which a person makes a workspace's databases, where the station's account may not. */
import type { Login } from './couch-session.ts';

/** Who may read and write a database: the account that connected, and all that have the workspace's role. */
export function securityOf({ user, workspace }: Pick<Login, 'user' | 'workspace'>): object {
  return {
    admins: { names: [], roles: ['_admin'] },
    members: { names: [user], roles: [`packbench-${workspace}`] },
  };
}

/** For a shell on any machine with curl, which asks for the admin's password itself. */
export function makingCommands(
  login: Pick<Login, 'address' | 'user' | 'workspace'>,
  databases: readonly string[],
): string[] {
  const security = quoted(JSON.stringify(securityOf(login)));
  return databases.flatMap((database) => {
    const url = `${login.address}/${database}`;
    return [
      `curl -u admin -X PUT ${quoted(url)}`,
      `curl -u admin -X PUT ${quoted(`${url}/_security`)} -H 'Content-Type: application/json' -d ${security}`,
    ];
  });
}

/** One word to the shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
