/** The line between a shop's stations and its server, which can be cut. */
import { connect, createServer, type Socket } from 'node:net';

export interface Line {
  readonly port: number;
  /** Breaks what is open and refuses what comes, until `mend`. */
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** Opens a line to the server at `url`. */
export async function openLine(url: string): Promise<Line> {
  const { hostname, port: far } = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const onward = connect(Number(far), hostname);
    for (const socket of [near, onward]) {
      sockets.add(socket.setNoDelay());
      socket.on('error', () => undefined);
      socket.once('close', () => {
        sockets.delete(socket);
        near.destroy();
        onward.destroy();
      });
    }
    near.pipe(onward).pipe(near);
  });
  let port = 0;
  const mend = async () => {
    await new Promise<void>((open) => server.listen(port, '127.0.0.1', open));
    const bound = server.address();
    if (bound !== null && typeof bound === 'object') port = bound.port;
  };
  await mend();
  return {
    port,
    mend,
    cut: async () => {
      const closed = new Promise((done) => server.close(done));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
