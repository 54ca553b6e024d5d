/** `npm run server:setup -- shop bench-1 bench-2`: prints the script that gets a CouchDB ready (docs/server.md). */
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const { runnerImport } = await import('vite');
const { module } = await runnerImport(`${root}/electron/launch/setup-script.ts`, {
  logLevel: 'error',
});
const { setupScript } = /** @type {typeof import('./setup-script.ts')} */ (module);
const script = setupScript(process.argv.slice(2));
if (script.ok) process.stdout.write(script.value);
else {
  console.error(
    `"${script.error.name}" cannot be a name. A workspace first, then its stations, like this:\n` +
      '  npm run --silent server:setup -- shop bench-1 bench-2 > setup.sh',
  );
  process.exitCode = 1;
}
