/** The one state that a station shows of its replication (R10), from how its collections stand. */
import type { RemoteFault } from '../../../shared/replication/remote.ts';
import type { ReplicationState } from '../../../shared/replication/state.ts';

export interface Standing {
  readonly connected: boolean;
  /** What stops collections at the moment. */
  readonly faults: readonly RemoteFault[];
  /** UTC ISO time since when something stops them; null while nothing does. */
  readonly offlineSince: string | null;
  /** What each collection has left to pull; null: it has not come to the end of its first pull. */
  readonly lefts: readonly (number | null)[];
  readonly aside: number;
}

/** Fewer than this are through before anybody has read it. */
const WORTH_TELLING = 50;

export function stateOf(standing: Standing): ReplicationState {
  const { connected, faults, offlineSince, lefts, aside } = standing;
  if (!connected) return { kind: 'off' };
  const since = offlineSince ?? '';
  const [fault] = faults;
  for (const one of faults)
    if (one.kind === 'signed-out') return { kind: 'signed-out', why: one.why, since };
  if (fault) return { kind: 'offline', since, fault };
  const left = lefts.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  if (left >= WORTH_TELLING) return { kind: 'catching-up', left };
  if (lefts.some((one) => one === null)) return { kind: 'connecting' };
  return aside > 0 ? { kind: 'refused', count: aside } : { kind: 'live' };
}
