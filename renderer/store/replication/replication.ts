/** A store's replication as screens and commands know it: what it says, what waits, and what may be asked of it. */
import type { StoreApi } from 'zustand/vanilla';
import type { ReplicatedName } from '../../../shared/replication/remote.ts';
import type { ReplicationView, SetAside } from '../../../shared/replication/state.ts';

/** A document changed here that the server does not have yet. */
export interface Waiting {
  readonly collection: ReplicatedName;
  readonly id: string;
  /** UTC ISO time of its first change that is not there. */
  readonly since: string;
}

export interface Replication {
  readonly view: StoreApi<ReplicationView>;
  /** Whether a document's newest version is at this station alone. Of every document while not connected: false. */
  isOnlyHere(collection: ReplicatedName, id: string): boolean;
  /** Grows whenever an answer of `isOnlyHere` may have changed (with `subscribe`: see useVersion). */
  readonly version: number;
  readonly subscribe: (listener: () => void) => () => void;
  /** Everything that waits, oldest first. */
  waiting(): readonly Waiting[];
  /**
   * Resolves once what was written to the document has been exchanged with the server (true), or cannot be within
   * `withinMs` (false; at once while the state is not live).
   */
  exchanged(collection: ReplicatedName, id: string, withinMs: number): Promise<boolean>;
  /** Tries everything that waits or was set aside again now. */
  tryAgain(): void;
  /** Overwrites what the server has of a damaged document by this station's version. */
  replaceThere(document: SetAside): Promise<boolean>;
  stop(): Promise<void>;
}
