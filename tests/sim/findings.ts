/** What the checks of a simulation find wrong, each about one document. */
import type { ReplicatedName } from '../../shared/replication/remote.ts';

export interface Finding {
  readonly kind: 'lost' | 'duplicated' | 'diverged';
  readonly collection: ReplicatedName;
  readonly id: string;
  readonly text: string;
}
