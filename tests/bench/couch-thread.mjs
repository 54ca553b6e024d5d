/** The shop's server in a thread of its own: in a shop it does not share the host's one either. */
import { parentPort, workerData } from 'node:worker_threads';
import { runnerImport } from 'vite';

const path = new URL('../replication/couch-server.ts', import.meta.url).pathname;
const { module } = await runnerImport(path);
const { url } = await module.startCouchServer({ accounts: [workerData] });
parentPort.postMessage(url);
