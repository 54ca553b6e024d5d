/** The host contract put onto a wire: Electron's message port or a WebSocket. Both speak the same messages. */
import { onError } from '@orpc/server';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as SocketHandler } from '@orpc/server/ws';
import type { MessagePortMain } from 'electron';
import type { WebSocket } from 'ws';
import type { Host } from './host.ts';

/** What a port must be able to do; Electron's `MessagePortMain` is one. */
export type HostPort = Pick<MessagePortMain, 'on' | 'postMessage' | 'start'>;

/** The largest message of the contract: a pick list of 2,000 lines is 20 times smaller. */
export const MESSAGE_BYTES = 32 * 1024 * 1024;

/** Where a call's bug goes. The caller is told only that it failed. */
export type Report = (error: unknown) => void;

/**
 * Answers the calls that arrive at `port` until it closes.
 *
 * oRPC leaves a message that it cannot read as an unhandled rejection, so whoever serves ports has a
 * handler for those. Only our own page can send one.
 */
export function serveHostOnPort(host: Host, port: HostPort, report: Report): void {
  new PortHandler(host, { interceptors: [onError((error) => report(error))] }).upgrade(port);
  port.start();
}

/** Answers the calls that arrive at `socket` until it closes. */
export function serveHostOnSocket(
  host: Host,
  socket: Pick<WebSocket, 'addEventListener' | 'send'>,
  report: Report,
): void {
  new SocketHandler(host, { interceptors: [onError((error) => report(error))] })
    .upgrade(socket)
    .catch(report);
}
