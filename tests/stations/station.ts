/** A station as a test holds it: asked to work, killed, started again, its disk kept. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { stationProgram } from './build-station.ts';
import type { Asked, ServerAccount, Simulated, StationOptions, Told } from './station-messages.ts';
import type { Work } from './station-work.ts';

type Rest<F> = F extends (at: never, ...rest: infer R) => unknown ? R : never;

export interface Station {
  readonly name: string;
  /** Its id in stamps. */
  readonly id: string;
  /** Has the station do something; resolves with what came of it, rejects when the station died of it. */
  does<N extends keyof Work>(
    name: N,
    ...args: Rest<Work[N]>
  ): Promise<Awaited<ReturnType<Work[N]>>>;
  /** Ends the process by itself right after its nth write from now; 0: right before the next one. */
  crashAfterWrites(n: number): Promise<void>;
  /** Fills the disk, or frees it. */
  disk(state: 'full' | 'writable'): Promise<void>;
  /** Ends the process here and now. */
  kill(): Promise<void>;
  /** Starts on what its disk has; also with another server or clock. */
  start(
    change?: Partial<Pick<StationOptions, 'server' | 'skewMs' | 'later' | 'plant' | 'simulated'>>,
  ): Promise<void>;
  /** What the wall clock of a simulated station shows from the next thing on that is asked of it (UTC ms). */
  setTime(now: number): void;
  /** Ends it as a user would. */
  close(): Promise<void>;
  /** Ends it for good, its disk with it. */
  discard(): Promise<void>;
  readonly alive: boolean;
}

let made = 0;

/** Starts a new station with an empty disk. */
export async function startStation(
  name: string,
  server?: ServerAccount,
  skewMs = 0,
  simulated?: Simulated,
): Promise<Station> {
  const program = await stationProgram();
  let options: StationOptions = {
    // Threads share nothing, but a store's name is part of what it writes.
    name: `station${++made}`,
    folder: mkdtempSync(join(tmpdir(), 'packbench-station-')),
    skewMs,
    later: false,
    server,
    simulated,
  };
  let running = await run(program, options);
  let now: number | undefined;
  return {
    name,
    get id() {
      return running.id;
    },
    get alive() {
      return running.alive();
    },
    does: (work, ...args) => running.ask(work, args, now) as never, // Work says what each gives.
    crashAfterWrites: async (n) => void (await running.ask('crashAfterWrites', [n], now)),
    disk: async (state) => void (await running.ask('disk', [state], now)),
    kill: () => running.end(),
    setTime: (to) => {
      now = to;
    },
    start: async (change = {}) => {
      await running.end();
      options = { ...options, ...change };
      running = await run(program, options);
    },
    close: async () => {
      if (running.alive()) await running.ask('close', [], now);
      await running.end();
    },
    discard: async () => {
      await running.end();
      rmSync(options.folder, { recursive: true, force: true });
    },
  };
}

interface Running {
  readonly id: string;
  readonly alive: () => boolean;
  readonly ask: (name: string, args: readonly unknown[], now?: number) => Promise<unknown>;
  readonly end: () => Promise<void>;
}

async function run(program: string, options: StationOptions): Promise<Running> {
  const worker = new Worker(program, { workerData: options });
  const waiting = new Map<number, { resolve: (v: unknown) => void; reject: (e: Error) => void }>();
  let alive = true;
  let asked = 0;
  const expect = (n: number) =>
    new Promise<unknown>((resolve, reject) => waiting.set(n, { resolve, reject }));
  const opened = expect(0);
  worker.on('message', ({ n, value, error }: Told) => {
    const one = waiting.get(n);
    waiting.delete(n);
    if (error === undefined) one?.resolve(value);
    else one?.reject(new Error(error));
  });
  worker.on('error', (error) => died(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => died(new Error('the station died')));
  function died(error: Error): void {
    alive = false;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  }
  const id = String(await opened);
  return {
    id,
    alive: () => alive,
    ask: (name, args, now) => {
      if (!alive) return Promise.reject(new Error('the station is not running'));
      const message: Asked = { n: ++asked, name, args, now };
      const told = expect(message.n);
      worker.postMessage(message);
      return told;
    },
    end: async () => {
      alive = false;
      await worker.terminate();
    },
  };
}
