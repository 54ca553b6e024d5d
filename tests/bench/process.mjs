/** As thread.mjs, in a process of its own: what it takes of the processor is nobody else's. */
import { runnerImport } from 'vite';

process.once('message', async (asked) => {
  const { module: path, options } = /** @type {{ module: string, options: object }} */ (asked);
  const { module } = await runnerImport(path);
  process.send?.(await module.start(options), () => process.exit(0));
});
