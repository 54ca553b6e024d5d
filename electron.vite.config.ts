/**
 * The build: Electron's main process, the Node host and the printing thread (one set of chunks), the
 * preload (CommonJS, as the sandbox wants), the page. Every library is bundled.
 */
import { cpSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { notices } from './electron/build/notices.ts';

const pdfmakeFolder = dirname(createRequire(import.meta.url).resolve('pdfmake/package.json'));

/** Where the Node host answers while developing; its token is set by `npm run dev`. */
const hostPort = Number(process.env.PACKBENCH_PORT ?? 4870);

/** A busy machine is no reason for a warning about slow plugins. */
const quiet = { checks: { pluginTimings: false } };

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      outDir: 'out/main',
      target: 'node20',
      rolldownOptions: {
        ...quiet,
        input: {
          main: 'electron/main.ts',
          server: 'electron/server.ts',
          'document-worker': 'electron/printing/document-worker.ts',
        },
        external: ['electron', 'bufferutil', 'utf-8-validate', '@napi-rs/keyring'],
      },
    },
    plugins: [fonts(), notices('main')],
  },
  preload: {
    build: {
      externalizeDeps: false,
      outDir: 'out/preload',
      rolldownOptions: {
        ...quiet,
        input: { preload: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
        external: ['electron'],
      },
    },
    plugins: [notices('preload')],
  },
  renderer: {
    root: 'renderer',
    build: {
      outDir: 'out/renderer',
      target: 'chrome130', // From 123 on light-dark() is left to the browser, which follows the kit's scheme.
      minify: true,
      chunkSizeWarningLimit: 3000,
      rolldownOptions: { ...quiet, input: join(import.meta.dirname, 'renderer', 'index.html') },
    },
    worker: { format: 'es', plugins: () => [notices('worker')] },
    server: {
      host: '127.0.0.1',
      proxy: {
        '/host': {
          target: `http://127.0.0.1:${hostPort}`,
          ws: true,
          changeOrigin: true,
          headers: {
            origin: `http://127.0.0.1:${hostPort}`,
            cookie: `packbench-${hostPort}=${process.env.PACKBENCH_TOKEN ?? ''}`,
          },
        },
      },
    },
    plugins: [react(), notices('renderer')],
  },
});

/** Puts the printed font beside the printing thread. */
function fonts(): Plugin {
  return {
    name: 'packbench-fonts',
    writeBundle: () => {
      mkdirSync('out/main/fonts', { recursive: true });
      cpSync(join(pdfmakeFolder, 'fonts', 'Roboto'), 'out/main/fonts', { recursive: true });
    },
  };
}
