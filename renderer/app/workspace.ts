/** What every screen may ask for: the store, the bench's packing session, the walk that is being picked, the labels to be printed, the sheet of counted stock, the host, its door to the shop's server, the scan inbox. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import { useStore as useZustand } from 'zustand';
import type { Settings } from '../../shared/settings.ts';
import type { Host } from '../host.ts';
import type { ScanInbox } from '../scanner/scan-inbox.ts';
import type { ChannelRunner } from '../store/channels/channel-runner.ts';
import type { SheetSession } from '../store/counting/sheet-session.ts';
import type { OutboxRunner } from '../store/outbox/outbox-runner.ts';
import type { PackSession } from '../store/pack-session.ts';
import type { PickSession } from '../store/picking/pick-session.ts';
import type { PrintQueue } from '../store/printing/print-queue.ts';
import type { Replication } from '../store/replication/replication.ts';
import type { StockOut } from '../store/stock-out/stock-out.ts';
import type { Store } from '../store/store.ts';
import type { ServerDoor } from './server-door.ts';

export interface Workspace {
  readonly store: Store;
  readonly session: PackSession;
  readonly picking: PickSession;
  readonly printing: PrintQueue;
  readonly counting: SheetSession;
  readonly host: Host;
  readonly inbox: ScanInbox;
  readonly server: ServerDoor;
  readonly channels: ChannelRunner;
  readonly outbox: OutboxRunner;
  readonly stockOut: StockOut;
}

export const WorkspaceContext = createContext<Workspace | null>(null);

/** The workspace of this page; there is one below the frame. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('No workspace above this component');
  return workspace;
}

/** This station's replication with the shop's server, as screens know it. */
export function useReplication(): Replication {
  return useWorkspace().store.replication;
}

/** Whether this station exchanges what it writes with a shop's server. */
export function useIsConnected(): boolean {
  return useZustand(useReplication().view, ({ connection }) => connection !== null);
}

export function useSettings(): Settings {
  return useZustand(useWorkspace().store.settingsView);
}

/** Renders again whenever a projection (open orders, catalogue, stock, figures) changed; gives its version. */
export function useVersion(projection: {
  readonly version: number;
  readonly subscribe: (listener: () => void) => () => void;
}): number {
  return useSyncExternalStore(projection.subscribe, () => projection.version);
}
