/** `npm run sim`: loads the simulation, which is TypeScript, through Vite. */
import { runnerImport } from 'vite';

const { module } = await runnerImport(new URL('./run.ts', import.meta.url).pathname);
process.exitCode = await module.run(process.argv.slice(2));
