/** `npm run bench:channels`: loads the measurements, which are TypeScript, through Vite. */
import { runnerImport } from 'vite';

const { module } = await runnerImport(new URL('./channels.ts', import.meta.url).pathname);
await module.run(process.argv.slice(2));
