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
}

export interface Asked {
  readonly n: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

export interface Told {
  readonly n: number;
  readonly value?: unknown;
  readonly error?: string;
}
