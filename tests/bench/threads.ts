/** Servers and hosts in threads of their own: outside a benchmark they do not wait for each other, or for who types scans. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

export interface Thread<T> {
  /** What its `start` gave. */
  readonly told: T;
  end(): Promise<unknown>;
}

/** Starts the module of this folder with that name; the type of what it tells is the caller's to know. */
export async function startThread<T>(name: string, options: object): Promise<Thread<T>> {
  const module = join(import.meta.dirname, name);
  const worker = new Worker(join(import.meta.dirname, 'thread.mjs'), {
    workerData: { module, options },
  });
  const told = await new Promise<T>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
  return { told, end: () => worker.terminate() };
}

/** As `startThread`, in a process of its own, which ends when it has told. */
export async function askProcess<T>(name: string, options: object): Promise<T> {
  const child = fork(join(import.meta.dirname, 'process.mjs'));
  child.send({ module: join(import.meta.dirname, name), options });
  return new Promise<T>((resolve, reject) => {
    child.once('message', (told) => resolve(told as T)).once('error', reject);
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
}
