/** `npm run hub`: a trial server for stations in one room, or for two windows on one computer. */
import { EventEmitter } from 'node:events';
import words from '../../resources/locales/en/hub.json' with { type: 'json' };
import { assertNever } from '../../shared/result.ts';
import { fill } from '../http/words.ts';
import { giveAccount, OWNER, readAccounts } from './accounts.ts';
import { type HubOptionsFault, type HubWish, readHubOptions } from './options.ts';
import { type RunningHub, serveHub } from './serve-hub.ts';

/** Each station's long poll listens to its database. */
const MOST_POLLS = 1_000;

type Serve = Extract<HubWish, { kind: 'serve' }>;

/** Does what the command line says. */
export async function runHub(args: readonly string[]): Promise<void> {
  const wish = readHubOptions(args, process.env, process.platform);
  if (!wish.ok) return fail(faultText(wish.error));
  if (wish.value.kind === 'add-account') return tellAccount(wish.value.folder, wish.value.name);
  await serve(wish.value);
}

async function serve(wish: Serve): Promise<void> {
  const { folder, address } = wish;
  // One request's failure is not the end of all others.
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
  EventEmitter.defaultMaxListeners = MOST_POLLS;
  const hub = await serveHub({ ...wish, now: Date.now, report }).catch((error) => {
    const reason = startFaultText(error, wish);
    if (reason === undefined) throw error;
    return reason;
  });
  if (typeof hub === 'string') return fail(hub, 'at once');
  console.log(`\n${words.trial}\n`);
  if (!readAccounts(folder).has(OWNER)) await tellAccount(folder, OWNER);
  const host = address.includes(':') ? `[${address}]` : address;
  console.log(`${words.ready}\n\n  http://${host}:${hub.port}\n`);
  console.log(fill(words.accounts, { names: [...readAccounts(folder).keys()].join(', ') }));
  console.log(isLoopback(address) ? words.loopback : words.open);
  console.log(`${fill(words.folder, { folder })}\n${words.keepOpen}\n`);
  stopOnSignals(hub);
}

async function tellAccount(folder: string, name: string): Promise<void> {
  const password = await giveAccount(folder, name);
  console.log(
    `  ${fill(words.account, { name, password })}\n\n${fill(words.accountOnce, { name })}\n`,
  );
}

function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || address.startsWith('127.');
}

function stopOnSignals(hub: RunningHub): void {
  const stop = () => {
    console.log(`\n${words.stopped}`);
    hub.close().finally(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
}

function faultText(fault: HubOptionsFault): string {
  switch (fault.kind) {
    case 'bad-flag':
      return fill(words.badFlag, fault);
    case 'bad-port':
      return fill(words.badPort, fault);
    case 'bad-account':
      return fill(words.badAccount, fault);
    default:
      return assertNever(fault);
  }
}

/** Why the hub cannot be had like this; undefined when something else is wrong. */
function startFaultText(error: unknown, { folder, address, port }: Serve): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return fill(words.taken, { port, other: port + 1 });
  if (code === 'EACCES') return fill(words.portForbidden, { port });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return fill(words.noSuchAddress, { address });
  if (error instanceof Error && error.name === 'OpenError')
    return fill(words.folderTaken, { folder });
  return undefined;
}

function report(error: unknown): void {
  console.error(error);
}

/** `at once` where something is open that would keep the process alive. */
function fail(message: string, how?: 'at once'): void {
  console.error(`\n${message}\n`);
  process.exitCode = 1;
  if (how === 'at once') process.exit();
}
