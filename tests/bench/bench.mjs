/** `npm run bench`: loads the runner, which is TypeScript, through Vite. */
import { runnerImport } from 'vite';

const { module } = await runnerImport(new URL('./run.ts', import.meta.url).pathname);
await module.run(process.argv.slice(2));
