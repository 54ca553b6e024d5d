/** The names by which page and host find each other, on either wire. */

/** The path of the Node host's WebSocket, at the page's own origin. */
export const HOST_SOCKET_PATH = '/host';

/** The message that brings the page its port to Electron's host. */
export const HOST_PORT_MESSAGE = 'host:port';

/** The request for that port, from the preload to the host. */
export const HOST_PORT_REQUEST = 'host:connect';

/** What the preload exposes to the page, and all it does. */
export interface HostPortBridge {
  ask(): void;
}
