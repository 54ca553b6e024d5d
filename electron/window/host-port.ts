/** Hands the page its end of a message port when it asks for one, and serves the other end. */
import type { IpcMain, IpcMainEvent, MessageChannelMain } from 'electron';
import { HOST_PORT_MESSAGE, HOST_PORT_REQUEST } from '../../shared/host-wires.ts';
import type { Host } from '../host.ts';
import { type Report, serveHostOnPort } from '../wires.ts';
import { isOwn } from './window-security.ts';

/** Answers every request of our own page for a connection. A page that was reloaded asks again. */
export function connectPages(
  ipc: Pick<IpcMain, 'on'>,
  openChannel: () => Pick<MessageChannelMain, 'port1' | 'port2'>,
  { host, origin, report }: { host: Host; origin: string; report: Report },
): void {
  ipc.on(HOST_PORT_REQUEST, (event: Pick<IpcMainEvent, 'senderFrame' | 'sender'>) => {
    const frame = event.senderFrame;
    // Only our own top frame speaks for the app; a document that it shows in a frame does not.
    if (frame === null || frame !== event.sender.mainFrame || !isOwn(frame.url, origin)) {
      report(`refused a connection to ${frame?.url ?? 'a frame that is gone'}`);
      return;
    }
    const { port1, port2 } = openChannel();
    serveHostOnPort(host, port1, report);
    frame.postMessage(HOST_PORT_MESSAGE, null, [port2]);
  });
}
