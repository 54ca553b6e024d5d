/** The station's program as one file that a thread can run, built once a process. */
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..');
let built: Promise<string> | undefined;

/** The path of the built program. */
export function stationProgram(): Promise<string> {
  built ??= buildProgram();
  return built;
}

async function buildProgram(): Promise<string> {
  const outDir = join(root, 'out', `station-${process.pid}`);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'tests/stations/station-program.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'station.mjs' } },
    },
  });
  return join(outDir, 'station.mjs');
}
