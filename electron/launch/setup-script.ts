/** The shell script that gets a CouchDB ready for a workspace: databases, who may use them, check functions, accounts. */
import { checkDesign } from '../../shared/replication/check-function.ts';
import { workspaceName } from '../../shared/replication/connecting.ts';
import { replicatedNames } from '../../shared/replication/remote.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import head from './setup.sh?raw';

const STATION = /^[a-z][a-z0-9_-]{0,39}$/;

/** The script for a workspace's name and its stations' names; or the word that cannot be one. */
export function setupScript([workspace = '', ...stations]: readonly string[]): Result<
  string,
  { readonly kind: 'bad-name'; readonly name: string }
> {
  if (!workspaceName.safeParse(workspace).success)
    return err({ kind: 'bad-name', name: workspace });
  const wrong = stations.find((station) => !STATION.test(station));
  if (wrong !== undefined) return err({ kind: 'bad-name', name: wrong });
  const role = `packbench-${workspace}`;
  const security = { admins: { roles: ['_admin'] }, members: { roles: [role] } };
  return ok(
    [
      head,
      `role=${role}`,
      ...replicatedNames.map((collection) => {
        const { _id, ...design } = checkDesign(collection);
        const words = [JSON.stringify(security), JSON.stringify(design)].map(quoted);
        return `database ${workspace}-${collection} ${words.join(' ')}`;
      }),
      ...stations.map((station) => `station ${station}`),
      '',
    ].join('\n'),
  );
}

/** One word to the shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
