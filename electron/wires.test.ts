import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { RPCLink } from '@orpc/client/message-port';
import { describeHostWire } from './host.contract.ts';
import { type HostPort, serveHostOnPort } from './wires.ts';

/** Node's message port in the shape of Electron's, which hands over events where Node hands over values. */
function asElectronPort(port: MessagePort): HostPort {
  const shaped: HostPort = {
    on: (event: string, listener: (event: { data: unknown; ports: [] }) => void) => {
      port.on(event, (data: unknown) => listener({ data, ports: [] }));
      return shaped as never;
    },
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
  };
  return shaped;
}

describeHostWire('message port', async (host, report) => {
  const { port1, port2 } = new MessageChannel();
  serveHostOnPort(host, asElectronPort(port1), report);
  const link = new RPCLink({ port: port2 });
  port2.start();
  return {
    link,
    cut: () => port1.close(),
    close: async () => port2.close(),
  };
});
