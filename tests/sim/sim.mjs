/** `npm run sim`: loads the simulation, which is TypeScript, through Vite. */
import { runnerImport } from 'vite';

const { module } = await runnerImport(new URL('./run.ts', import.meta.url).pathname);
// A poll that some server still holds would keep the process for a minute.
process.exit(await module.run(process.argv.slice(2)));
