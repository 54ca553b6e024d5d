/** The two wires to a host, opened: a message port that the preload fetches, or a WebSocket to the page's origin. */
import type { ClientLink } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { HOST_PORT_MESSAGE, HOST_SOCKET_PATH, type HostPortBridge } from '../shared/host-wires.ts';

/** An open wire. */
export interface HostLink {
  readonly link: ClientLink<Record<never, never>>;
  /** Resolves when the wire has gone. */
  readonly closed: Promise<unknown>;
  close(): void;
}

/** Opens a wire, or rejects when nobody is there. */
export type OpenLink = () => Promise<HostLink>;

declare global {
  interface Window {
    readonly hostPort?: HostPortBridge;
  }
}

/** Longer than any host on this machine takes. */
const OPENING_MS = 5_000;

/** A wire to the host that this page was given. */
export function openBestLink(): Promise<HostLink> {
  return window.hostPort === undefined ? openSocket() : openPort(window.hostPort);
}

function openSocket(): Promise<HostLink> {
  const address = new URL(HOST_SOCKET_PATH, window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => socket.close(), OPENING_MS);
    socket.addEventListener('close', () => reject(new Error('the host is not there')));
    socket.addEventListener('open', () => {
      clearTimeout(late);
      const closed = new Promise((gone) => socket.addEventListener('close', gone));
      resolve({
        link: new SocketLink({ websocket: socket }),
        closed,
        close: () => socket.close(),
      });
    });
  });
}

function openPort(bridge: HostPortBridge): Promise<HostLink> {
  return new Promise((resolve, reject) => {
    const hearing = new AbortController();
    const late = setTimeout(() => {
      hearing.abort();
      reject(new Error('the host gave no port'));
    }, OPENING_MS);
    const hear = (event: MessageEvent) => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== HOST_PORT_MESSAGE || port === undefined) return;
      clearTimeout(late);
      hearing.abort();
      const closed = new Promise((gone) => port.addEventListener('close', gone));
      const link = new PortLink({ port });
      port.start();
      resolve({ link, closed, close: () => port.close() });
    };
    window.addEventListener('message', hear, { signal: hearing.signal });
    bridge.ask();
  });
}
