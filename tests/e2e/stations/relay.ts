/** A station's own wire to the shop's server: TCP passed on, until it is unplugged and every connection is refused. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Relay {
  /** The server's address, as this station has it. */
  readonly url: string;
  unplug(): Promise<void>;
  plug(): Promise<void>;
}

/** A wire to the server at `target`, plugged in. */
export async function startRelay(target: string): Promise<Relay> {
  const { hostname, port: targetPort } = new URL(target);
  const open = new Set<Socket>();
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
  };
  const server = createServer((station) => {
    const there = connect(Number(targetPort), hostname);
    for (const socket of [station, there]) keep(socket);
    station.on('close', () => there.destroy());
    there.on('close', () => station.destroy());
    station.pipe(there).pipe(station);
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    plug: () => listen(port),
    unplug: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
