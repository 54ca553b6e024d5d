/** Runs before the page, in a world of its own: fetches the message port to the host. Nothing else is exposed. */
import { contextBridge, ipcRenderer } from 'electron';
import { HOST_PORT_MESSAGE, HOST_PORT_REQUEST, type HostPortBridge } from '../shared/host-wires.ts';

/** The page's window, as far as it is used here; this folder knows no DOM. */
declare const window: {
  readonly location: { readonly origin: string };
  postMessage(message: string, origin: string, ports: readonly unknown[]): void;
};

// A port cannot pass over the bridge, so it is posted to the page, which is the only listener of its origin.
ipcRenderer.on(HOST_PORT_MESSAGE, (event) =>
  window.postMessage(HOST_PORT_MESSAGE, window.location.origin, event.ports),
);

const bridge: HostPortBridge = { ask: () => ipcRenderer.send(HOST_PORT_REQUEST) };
contextBridge.exposeInMainWorld('hostPort', bridge);
