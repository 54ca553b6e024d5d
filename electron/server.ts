/**
 * The Node host's entry: the built page and the host contract for a browser on this machine.
 *
 * It never moves to another port by itself: a browser would show another, empty store there.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../package.json';
import { assertNever } from '../shared/result.ts';
import { dataFolder } from './data-folder.ts';
import { originOf, welcomeAddress } from './http/gate.ts';
import { neighbourAt } from './http/neighbour.ts';
import { type Options, type OptionsFault, readOptions } from './http/options.ts';
import { openOrdersDoor } from './http/orders-door.ts';
import { type Serving, serve } from './http/serve.ts';
import { tokenIn } from './http/token.ts';
import { fill, hostWords } from './http/words.ts';
import { type RunningHost, runHost } from './parts.ts';
import { keychainSecrets } from './secrets.ts';

const page = join(import.meta.dirname, '..', 'renderer');

/** Vite's server, which shows the page while developing and passes its calls on to this host. */
const devPage = process.env.ELECTRON_RENDERER_URL;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (!options.ok) return fail(faultText(options.error));
  if (devPage === undefined && !existsSync(join(page, 'index.html')))
    return fail(fill(hostWords.notBuilt, { folder: page }));

  const folder = dataFolder(process.env, process.platform);
  const { port } = options.value;
  const gate = { port, token: options.value.token ?? tokenIn(folder) };
  const running = runHost({
    version,
    hostName: `Node ${process.versions.node}`,
    folder,
    dataPlace: { kind: 'browser', address: originOf(port), hostFolder: folder },
    documentWorker: join(import.meta.dirname, 'document-worker.js'),
    secrets: keychainSecrets(openKeychain),
    homes: options.value.channelHomes,
  });
  process.on('unhandledRejection', running.report);
  const { host, report } = running;
  const orders = ordersDoor(options.value, running);
  const serving = await serve({ ...gate, version, page, host, report, orders }).catch((error) => {
    const reason = withheld(error);
    if (reason === undefined) throw error;
    return reason;
  });
  if (serving === 'taken') return meetNeighbour(gate);
  if (serving === 'forbidden') return fail(fill(hostWords.portForbidden, gate));

  stopOnSignals(serving, running);
  console.log(`\n${hostWords.ready}\n\n  ${devPage ?? welcomeAddress(serving.gate)}\n`);
  if (devPage !== undefined) return;
  console.log(`${fill(hostWords.bookmark, { port })}\n${hostWords.keepOpen}\n`);
  if (orders) console.log(fill(hostWords.ordersOpen, { port }));
  await startScanners(options.value, running);
}

function ordersDoor({ ordersKey: key }: Options, { channels }: RunningHost) {
  if (key === undefined) return undefined;
  return openOrdersDoor({ key, folders: channels.folders, now: Date.now, uuid: randomUUID });
}

/** Loaded when it is needed: its native part may be missing where Packbench was built for another system. */
async function openKeychain(name: string) {
  const { AsyncEntry } = await import('@napi-rs/keyring');
  return new AsyncEntry('Packbench', name);
}

async function startScanners({ scanners }: Options, running: RunningHost): Promise<void> {
  if (scanners === undefined) return;
  try {
    await running.listen(scanners.port, scanners.address);
    console.log(fill(hostWords.scanners, scanners));
  } catch (error) {
    running.report(error);
    console.error(fill(hostWords.scannerPortTaken, scanners));
  }
}

async function meetNeighbour(gate: { port: number; token: string }): Promise<void> {
  const neighbour = await neighbourAt(gate);
  switch (neighbour) {
    case 'same-packbench':
      console.log(`\n${hostWords.runsAlready}\n\n  ${welcomeAddress(gate)}\n`);
      return;
    case 'other-packbench':
      return fail(fill(hostWords.takenByOther, { port: gate.port }));
    case 'other-program':
      return fail(fill(hostWords.taken, { port: gate.port, other: gate.port + 1 }));
    default:
      assertNever(neighbour);
  }
}

function stopOnSignals(serving: Serving, running: RunningHost): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    Promise.all([serving.close(), running.close()])
      .catch(running.report)
      .finally(() => {
        console.log(`\n${hostWords.stopped}`);
        process.exit(0);
      });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

function faultText(fault: OptionsFault): string {
  switch (fault.kind) {
    case 'bad-port':
      return fill(hostWords.badPort, fault);
    case 'bad-flag':
      return fill(hostWords.badFlag, fault);
    case 'bad-token':
      return hostWords.badToken;
    case 'bad-orders-key':
      return hostWords.badOrdersKey;
    case 'bad-channel-homes':
      return hostWords.badChannelHomes;
    default:
      return assertNever(fault);
  }
}

/** Why a port cannot be had; undefined when something else is wrong. */
function withheld(error: unknown): 'taken' | 'forbidden' | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'taken';
  return code === 'EACCES' ? 'forbidden' : undefined;
}

function fail(message: string): void {
  console.error(`\n${message}\n`);
  process.exitCode = 1;
}

await main();
