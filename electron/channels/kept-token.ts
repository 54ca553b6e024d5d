/** Access tokens that run out: one serves all requests, and is renewed a while before its time, or when it is refused. */
import { ok } from '../../shared/result.ts';
import type { Answer } from './connector.ts';

export interface Access {
  /** A token that is good for a while yet. */
  token(): Answer<string>;
  /** It was refused: the next one is another. */
  refused(token: string): void;
}

export interface Granted {
  readonly token: string;
  /** From when on it is not used any more, by this station's clock. */
  readonly until: number;
}

export function keptToken(grant: () => Answer<Granted>, now: () => number): Access {
  let granted: Granted | null = null;
  let underWay: Answer<Granted> | null = null;

  async function renew(): Answer<string> {
    // Many requests at once are one renewal.
    underWay ??= grant().finally(() => {
      underWay = null;
    });
    const answer = await underWay;
    if (!answer.ok) return answer;
    granted = answer.value;
    return ok(granted.token);
  }

  return {
    token: async () => (granted && now() < granted.until ? ok(granted.token) : renew()),
    refused: (token) => {
      if (granted?.token === token) granted = null;
    },
  };
}
