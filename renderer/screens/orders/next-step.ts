/** For everything that stops an order: what to do about it. Pure. */
import type { Blocker } from '../../../shared/orders/blockers.ts';
import { skuId } from '../../../shared/records/ids.ts';
import { assertNever } from '../../../shared/result.ts';

export type NextStep =
  | { readonly kind: 'release'; readonly hold: string }
  | { readonly kind: 'articles' }
  /** Its channel is asked again by itself, and at once from its page. */
  | { readonly kind: 'channel'; readonly channel: string }
  | { readonly kind: 'reinstate' | 'address' | 'mark-paid' | 'import' | 'bench' }
  | { readonly kind: 'stock'; readonly skuId: string }
  /** Nothing can be done here: it is somebody else's turn. */
  | { readonly kind: 'wait' };

/** The next step about a blocker of an order of `channel`, which is `connected` or known from files alone. */
export function nextStep(blocker: Blocker, channel: string, connected: boolean): NextStep {
  switch (blocker.kind) {
    case 'hold':
      return { kind: 'release', hold: blocker.id };
    case 'cancelled':
      return { kind: blocker.here ? 'reinstate' : 'wait' };
    case 'no-address':
      return { kind: 'address' };
    case 'unpaid':
      if (connected) return { kind: 'channel', channel };
      // An order that was typed in here has no source that could say that it was paid.
      return { kind: channel === 'manual' ? 'mark-paid' : 'import' };
    case 'short':
      return { kind: 'stock', skuId: skuId(blocker.sku) };
    case 'unknown-article':
      return { kind: 'articles' };
    case 'over-packed':
      return { kind: 'bench' };
    case 'withdrawn':
      return { kind: 'import' };
    case 'shipped':
    case 'marketplace':
    case 'cancelled-after-shipping':
      return { kind: 'wait' };
    default:
      return assertNever(blocker);
  }
}
