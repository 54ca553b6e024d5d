/**
 * An access token that is renewed ahead of its end, by one request however many ask for it at once, and anew when the
 * channel refuses it before its time.
 */
import { ok } from '../../shared/result.ts';
import type { Answer } from './connector.ts';

export interface Renewal {
  readonly token: string;
  /** How long it is good for from now on. */
  readonly lifeMs: number;
}

export interface RenewedToken {
  /** One that is good for a while yet. */
  get(): Answer<string>;
  /** The channel refused this one: the next is another. */
  refused(token: string): void;
}

/** What is left of its life when it is renewed: more than the longest request takes. */
const AHEAD_MS = 5 * 60_000;

/** @param now ms since 1970, by this station's clock */
export function renewedToken(renew: () => Answer<Renewal>, now: () => number): RenewedToken {
  let held: { readonly token: string; readonly until: number } | null = null;
  let underWay: Answer<string> | null = null;

  async function renewed(): Answer<string> {
    const made = await renew();
    if (!made.ok) return made;
    const { token, lifeMs } = made.value;
    held = { token, until: now() + lifeMs - Math.min(AHEAD_MS, lifeMs / 2) };
    return ok(token);
  }

  return {
    get: async () => {
      if (held && now() < held.until) return ok(held.token);
      underWay ??= renewed().finally(() => {
        underWay = null;
      });
      return underWay;
    },
    refused: (token) => {
      if (held?.token === token) held = null;
    },
  };
}
