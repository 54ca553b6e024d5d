/** What passes between a test and a station's thread. */

export interface ServerAccount {
  readonly address: string;
  readonly workspace: string;
  readonly user: string;
  readonly password: string;
}

export interface StationOptions {
  readonly name: string;
  /** Its disk. */
  readonly folder: string;
  /** How far its wall clock is ahead, in ms. */
  readonly skewMs: number;
  /** It runs a later version of Packbench, in which orders have another schema. */
  readonly later: boolean;
  /** Undefined: it works alone. */
  readonly server: ServerAccount | undefined;
  /** A fault that its replication is to have. */
  readonly plant?: Plant | undefined;
  /** Undefined: it goes by this machine's clock and is always connected. */
  readonly simulated: Simulated | undefined;
}

/** A station whose time, ids and connection are somebody else's to decide. */
export interface Simulated {
  /** Its wall clock at the start, UTC ms; it stands still until something is asked at another time. */
  readonly now: number;
  /** What its ids follow from. */
  readonly seed: number;
  /** A fault that its replication is to have. */
  readonly plant?: Plant | undefined;
}

/** Faults of RxDB's CouchDB plugin that a station can be given, to see that they are noticed. */
export const plants = [
  'checkpoint-first',
  'bell-missed',
  'batch-held',
  'delete-unmerged',
  'claim-accepted',
] as const;
export type Plant = (typeof plants)[number];

export interface Asked {
  readonly n: number;
  readonly name: string;
  readonly args: readonly unknown[];
  /** What a simulated station's wall clock shows from now on. */
  readonly now?: number | undefined;
}

export interface Told {
  readonly n: number;
  readonly value?: unknown;
  readonly error?: string;
}
