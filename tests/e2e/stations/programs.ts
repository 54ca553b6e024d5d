/** The programs of a shop as its people start them: a station's host, and the trial hub. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, TOKEN } from '../../setup/node-host.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

export interface StationHost {
  /** Where its page is. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** A Node host of its own: the built app at a port and with a data folder that no other station has. */
export async function startStationHost(): Promise<StationHost> {
  const port = await freePort();
  const folder = newFolder();
  const env = { PACKBENCH_PORT: `${port}`, PACKBENCH_TOKEN: TOKEN, PACKBENCH_DATA: folder };
  const program = await start([join('out', 'main', 'server.js')], env, /token=/);
  return { origin: `http://127.0.0.1:${port}`, stop: () => end(program, folder) };
}

export interface Login {
  readonly user: string;
  readonly password: string;
}

export interface TrialHub {
  readonly url: string;
  /** The account that it made when it was first started. */
  readonly owner: Login;
  addAccount(user: string): Promise<Login>;
  stop(): Promise<void>;
}

/** What `npm run hub` runs, in a folder of its own. */
export async function startTrialHub(): Promise<TrialHub> {
  const port = await freePort();
  const folder = newFolder();
  const run = (flags: readonly string[], until: RegExp) =>
    start([join('electron', 'launch', 'hub.mjs'), '--folder', folder, ...flags], {}, until);
  const program = await run(['--port', `${port}`], /Ctrl\+C/);
  return {
    url: `http://127.0.0.1:${port}`,
    owner: loginIn(program.said()),
    addAccount: async (user) => {
      const made = await run(['--add-account', user], /password \S+/);
      await made.ended;
      return loginIn(made.said());
    },
    stop: () => end(program, folder),
  };
}

function loginIn(said: string): Login {
  const [, user = '', password = ''] = /Account (\S+), password (\S+)/.exec(said) ?? [];
  return { user, password };
}

interface Program {
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;
  readonly said: () => string;
}

/** Starts a program of ours and waits until it has said `until`. */
async function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  until: RegExp,
): Promise<Program> {
  // Without a session bus the passwords of tests stay out of the keychain of whoever runs them.
  const { DBUS_SESSION_BUS_ADDRESS: _, ...inherited } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: unknown) => {
      said += String(chunk);
      if (until.test(said)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`${args[0]} ended: ${said}`)));
  });
  return { child, ended, said: () => said };
}

async function end({ child, ended }: Program, folder: string): Promise<void> {
  child.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'packbench-station-'));
}
