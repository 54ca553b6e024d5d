/** Runs a TypeScript module in a thread: calls its `start` with the options it was given and tells what came of it. */
import { parentPort, workerData } from 'node:worker_threads';
import { runnerImport } from 'vite';

const { module } = await runnerImport(workerData.module);
parentPort.postMessage(await module.start(workerData.options));
