/** What a picker is told of a scan or a button. */
import type { PickSaid } from '../../../shared/picking/pick-step.ts';
import type { NotSaved } from '../saving.ts';

export type PickOutcome =
  | PickSaid
  | NotSaved
  | { readonly kind: 'started'; readonly orders: number; readonly stops: number }
  /** `orders`: those that wait for the bench (without the held), or are back in the queue. */
  | { readonly kind: 'finished' | 'given-up'; readonly orders: number }
  /** `candidates`: what the code may be. */
  | { readonly kind: 'ambiguous'; readonly code: string; readonly candidates: readonly string[] }
  | { readonly kind: 'unknown'; readonly code: string }
  /** So many stops are left. */
  | { readonly kind: 'not-done'; readonly stops: number }
  | { readonly kind: 'no-walk' | 'no-orders' }
  /** The walk is done, and this order is to be packed. */
  | { readonly kind: 'to-bench'; readonly orderId: string };
