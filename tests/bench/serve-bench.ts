/** Builds the benchmark's own pages and serves them, beside the built app, on origins that Chromium counts as secure. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';

const TYPES: { readonly [ending: string]: string } = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wav': 'audio/wav',
};

export interface BenchServer {
  /** The address of the bench page on an origin of its own. */
  readonly bench: (origin: string) => string;
  /** The address of the station page on an origin of its own. */
  readonly station: (origin: string) => string;
  /** The address of the built app, on the origin that the bench page fills. */
  readonly app: string;
  readonly close: () => void;
}

/** Builds `tests/bench/page` into `out/bench` and serves it with `out/renderer`. */
export async function serveBench(root: string): Promise<BenchServer> {
  const source = join(root, 'tests/bench/page');
  const bench = join(root, 'out/bench');
  await build({
    root: source,
    base: './',
    configFile: false,
    logLevel: 'error',
    define: { global: 'globalThis' },
    // PouchDB wants Node's event emitter; the name alone would be taken for Node's own.
    resolve: { alias: { events: join(root, 'node_modules/events/events.js') } },
    build: {
      outDir: bench,
      emptyOutDir: true,
      rolldownOptions: { input: [join(source, 'bench.html'), join(source, 'station.html')] },
    },
  });
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = path.startsWith('/bench/')
      ? join(bench, path.slice(7))
      : join(root, 'out/renderer', path === '/' ? 'index.html' : path);
    readFile(file).then(
      (bytes) =>
        response
          .setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream')
          .end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = address(server);
  return {
    bench: (origin) => `http://${origin}.localhost:${port}/bench/bench.html`,
    station: (origin) => `http://${origin}.localhost:${port}/bench/station.html`,
    app: `http://app.localhost:${port}/`,
    close: () => server.close(),
  };
}

function address(server: Server): AddressInfo {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the bench server has no port');
  return bound;
}
