/** One collection here and on the server: what its replication works on and with. */
import type { LocalRecord } from '../../../shared/records/local.ts';
import type { Remote } from '../../../shared/replication/remote.ts';
import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { Table } from '../table.ts';
import type { Arrival } from './arrive.ts';

export interface Surroundings {
  readonly remote: Remote;
  readonly local: Table<LocalRecord>;
  readonly clock: Clock;
  readonly activity: Activity;
  /** This station's id. */
  readonly station: string;
  /** How long to wait before the nth try after a fault, in ms. */
  readonly retryMs: (attempt: number) => number;
  /** Something that screens show has changed. */
  readonly changed: () => void;
}

export interface Replica<T extends { readonly id: string }> extends Surroundings, Arrival<T> {
  /** Aborted when replication is to stop. */
  readonly stopping: AbortSignal;
}
