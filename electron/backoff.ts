/** How long to wait before the next try. */

export interface Backoff {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** Doubling from try to try, never sooner than the server asked for; `chance` (0 to 1) keeps stations apart. */
export function waitAfter(
  fault: { readonly kind: string; readonly retryAfterMs?: number },
  { firstMs, mostMs }: Backoff,
  { failures, chance }: { failures: number; chance: number },
): number {
  const wait = Math.min(mostMs, firstMs * 2 ** failures) * (0.5 + chance / 2);
  return Math.max(wait, fault.retryAfterMs ?? 0);
}
