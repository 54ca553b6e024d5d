/** Which of the bench's verdicts an outcome of picking looks and sounds like: a packer knows those already. */
import type { Verdict } from '../../../shared/packing/verdict.ts';
import type { PickOutcome } from '../../store/picking/pick-outcome.ts';

const LIKE: { readonly [kind in PickOutcome['kind']]: Verdict['kind'] } = {
  started: 'opened',
  'at-bin': 'tracking',
  'wrong-bin': 'not-on-order',
  'bin-first': 'not-complete',
  picked: 'counted',
  'stop-done': 'line-complete',
  'walk-done': 'order-complete',
  'too-many': 'too-many',
  'not-wanted': 'not-on-order',
  enough: 'too-many',
  short: 'on-hold',
  undone: 'undone',
  'nothing-to-undo': 'nothing-to-undo',
  finished: 'order-complete',
  'given-up': 'closed',
  ambiguous: 'ambiguous',
  unknown: 'unknown',
  'not-done': 'not-complete',
  'no-walk': 'no-order',
  'no-orders': 'no-work',
  'not-saved': 'not-saved',
  'to-bench': 'opened',
};

export function likeVerdict(kind: PickOutcome['kind']): Verdict['kind'] {
  return LIKE[kind];
}
