/**
 * Scanners that send their reads as lines over TCP. Off unless a port is given; this machine only
 * unless an address is.
 */
import { createServer, type Server, type Socket } from 'node:net';
import type { ScanRead } from '../../shared/host.ts';
import { createLineReader } from './line-reader.ts';

/** A scanner without a suffix pauses at least this long between two reads. */
const PAUSE_MS = 60;

/** A browser page can make its visitor's browser speak HTTP to any local port. That is no scanner. */
const SPEAKS_HTTP = /^[A-Z]{3,10} \S* ?HTTP\/\d/;

export interface NetworkScannerOptions {
  readonly port: number;
  /** The interface to listen on. */
  readonly address?: string;
  readonly now: () => Date;
  readonly onRead: (read: ScanRead) => void;
  readonly onFault: (message: string) => void;
}

/** Listens for scanners until closed. Rejects when the port cannot be had. */
export async function listenForScanners(options: NetworkScannerOptions): Promise<Server> {
  const server = createServer((socket) => readScanner(socket, options));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.address ?? '127.0.0.1', resolve);
  });
  server.on('error', (error) => options.onFault(error.message));
  return server;
}

function readScanner(socket: Socket, { now, onRead, onFault }: NetworkScannerOptions): void {
  const device = `network:${socket.remoteAddress ?? 'unknown'}`;
  const lines = createLineReader();
  let pause: NodeJS.Timeout | undefined;

  function give(codes: readonly string[]): void {
    for (const code of codes) {
      if (SPEAKS_HTTP.test(code)) {
        onFault(`${device} spoke HTTP and was hung up on`);
        socket.destroy();
        return;
      }
      onRead({ code, device, at: now().toISOString() });
    }
  }

  socket.setEncoding('utf8').setKeepAlive(true, 30_000);
  socket.on('data', (text) => {
    if (socket.destroyed) return;
    clearTimeout(pause);
    give(lines.push(String(text)));
    pause = setTimeout(() => give(lines.flush()), PAUSE_MS);
  });
  socket.on('end', () => give(lines.flush()));
  socket.on('close', () => clearTimeout(pause));
  socket.on('error', (error) => onFault(`${device}: ${error.message}`));
}
