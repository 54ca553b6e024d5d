/** An adjustment as it is being typed: what is missing, what it would do, and what takes it back. Pure. */
import type { MovementKind } from '../../../shared/records/movement.ts';

export const ADJUSTMENTS = ['counted', 'add', 'take', 'move'] as const;

export type AdjustKind = (typeof ADJUSTMENTS)[number];

export interface Draft {
  readonly what: AdjustKind;
  /** Undefined while nothing is typed. */
  readonly units: number | undefined;
  readonly bin: string;
  /** Where to, for `move`. */
  readonly to: string;
  readonly reason: string;
}

/** Movements of one kind that one adjustment writes. */
export interface Adjustment {
  readonly kind: MovementKind;
  readonly changes: readonly { readonly bin: string; readonly units: number }[];
}

export type DraftFault = 'units' | 'reason' | 'to' | 'same';

/** What stands against saving a draft, the first field first. */
export function faultOf(draft: Draft): DraftFault | null {
  const { what, units, bin, to, reason } = draft;
  if (units === undefined || (units === 0 && what !== 'counted')) return 'units';
  if (what === 'move' && to.trim() === '') return 'to';
  if (what === 'move' && to.trim() === bin.trim()) return 'same';
  return reason.trim() === '' ? 'reason' : null;
}

/** The movements of a draft without faults. */
export function adjustmentOf({ what, units = 0, bin, to }: Draft): Adjustment {
  const from = bin.trim();
  switch (what) {
    case 'counted':
      return { kind: 'counted', changes: [{ bin: from, units }] };
    case 'add':
      return { kind: 'adjusted', changes: [{ bin: from, units }] };
    case 'take':
      return { kind: 'adjusted', changes: [{ bin: from, units: -units }] };
    case 'move':
      return {
        kind: 'transferred',
        changes: [
          { bin: from, units: -units },
          { bin: to.trim(), units },
        ],
      };
  }
}

/** What a bin holds after an adjustment that finds `before` in it. */
export function afterwards(draft: Draft, before: number): number {
  const [change] = adjustmentOf(draft).changes;
  if (!change) return before;
  return draft.what === 'counted' ? change.units : before + change.units;
}

/**
 * What takes an adjustment back: the ledger only grows, so the opposite is written. A count is taken back by the
 * difference it made to the `before` units that were thought to be there.
 */
export function oppositeOf({ kind, changes }: Adjustment, before: number): Adjustment {
  const counted = kind === 'counted';
  return {
    kind: counted ? 'adjusted' : kind,
    changes: changes.map(({ bin, units }) => ({ bin, units: counted ? before - units : -units })),
  };
}
