/** The last steps of connecting: the workspace's databases are there, or made, and may be written. */
import { z } from 'zod';
import { checkDesign } from '../../shared/replication/check-function.ts';
import type { ConnectFault, ConnectRequest } from '../../shared/replication/connecting.ts';
import { type ReplicatedName, replicatedNames } from '../../shared/replication/remote.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { databaseName, localPath } from './address.ts';
import { type Asking, trouble } from './connect-asking.ts';
import { databaseAnswer } from './couch-answers.ts';
import { makingCommands, securityOf } from './making-commands.ts';
import { reasonOf } from './remote-fault.ts';

export interface Opened {
  readonly orders: number;
}

type Step<T> = Promise<Result<T, ConnectFault>>;

/** Step `databases`. */
export async function openDatabases(
  asking: Asking,
  { workspace, make }: Pick<ConnectRequest, 'workspace' | 'make'>,
): Step<Opened> {
  const missing: ReplicatedName[] = [];
  let orders = 0;
  for (const collection of replicatedNames) {
    const database = databaseName(workspace, collection);
    const reply = await asking.ask('GET', `/${database}`);
    const status = reply.ok ? reply.value.status : 0;
    if (status === 401 || status === 403) return err({ kind: 'no-permission', database });
    const state = reply.ok ? databaseAnswer.safeParse(reply.value.json) : undefined;
    if (status === 404) missing.push(collection);
    else if (status !== 200 || !state?.success) return trouble(reply);
    else if (collection === 'orders')
      orders = await ordersIn(asking, database, state.data.doc_count);
  }
  if (missing.length === 0) return ok({ orders });
  const made = make ? await makeDatabases(asking, workspace, missing) : ok(false);
  if (!made.ok) return made;
  if (made.value) return ok({ orders });
  return err({
    kind: 'databases-missing',
    databases: missing.map((collection) => databaseName(workspace, collection)),
    mayMake: !make && (await isAdmin(asking)),
    commands: makingCommands(
      asking.login,
      missing.map((collection) => databaseName(workspace, collection)),
    ),
  });
}

/** Documents less the check function, which is one, too. */
async function ordersIn(asking: Asking, database: string, documents: number): Promise<number> {
  const check = await asking.ask('GET', `/${database}/_design/packbench`);
  return documents - (check.ok && check.value.status === 200 ? 1 : 0);
}

/** Makes what is missing; false when the account may not. */
async function makeDatabases(
  asking: Asking,
  workspace: string,
  missing: readonly ReplicatedName[],
): Step<boolean> {
  for (const collection of missing) {
    const database = databaseName(workspace, collection);
    const made = await asking.ask('PUT', `/${database}`);
    const status = made.ok ? made.value.status : 0;
    if (status === 401 || status === 403) return ok(false);
    // 412: somebody else was quicker.
    if (![201, 202, 412].includes(status)) return trouble(made);
    if (status === 412) continue;
    const secured = await asking.ask('PUT', `/${database}/_security`, {
      body: securityOf(asking.login),
    });
    // 400, 404: the trial hub, which keeps its door itself.
    if (!secured.ok || ![200, 400, 404].includes(secured.value.status)) return trouble(secured);
    const checked = await asking.ask('PUT', `/${database}/_design/packbench`, {
      body: checkDesign(collection),
    });
    // 409: it has one. The others: a server that takes none, and works without.
    if (!checked.ok || ![201, 202, 400, 403, 404, 409].includes(checked.value.status))
      return trouble(checked);
  }
  return ok(true);
}

const session = z.object({ userCtx: z.object({ roles: z.array(z.string()) }) });

async function isAdmin(asking: Asking): Promise<boolean> {
  const reply = await asking.ask('GET', '/_session');
  const read = session.safeParse(reply.ok ? reply.value.json : undefined);
  return read.success && read.data.userCtx.roles.includes('_admin');
}

/** Step `write`: a local document, which no other station ever sees. */
export async function checkWriting(asking: Asking, workspace: string): Step<null> {
  for (const collection of replicatedNames) {
    const database = databaseName(workspace, collection);
    const reply = await asking.ask('PUT', `/${database}/${localPath('packbench-try')}`, {
      body: {},
    });
    if (!reply.ok) return trouble(reply);
    const { status } = reply.value;
    if (status === 401 || status === 403 || status === 405)
      return err({ kind: 'read-only', database, reason: reasonOf(reply.value) });
    // 409: it stands from the last try, over which this account may write.
    if (![200, 201, 202, 409].includes(status)) return trouble(reply);
  }
  return ok(null);
}
