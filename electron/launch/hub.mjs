/** `npm run hub`: the trial hub, which is no part of the app and so of no build: Vite reads its TypeScript. */
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const { runnerImport } = await import('vite');
const { module } = await runnerImport(`${root}/electron/hub/main.ts`, { logLevel: 'error' });
const { runHub } = /** @type {typeof import('../hub/main.ts')} */ (module);
await runHub(process.argv.slice(2));
