/** A transport for tests of connectors: one fetch, no limits, nothing sent twice. */
import { err, ok } from '../../../shared/result.ts';
import type { Transport } from '../transport.ts';

export const plainTransport: Transport = {
  skewMs: 0,
  learn: () => undefined,
  async send({ method, url, headers = {}, body, limitMs = 60_000 }) {
    try {
      const response = await fetch(url, {
        method,
        headers,
        ...(body !== undefined && { body }),
        signal: AbortSignal.timeout(limitMs),
      });
      const { status } = response;
      const text = await response.text();
      if (status === 429) return err({ kind: 'throttled', retryAfterMs: 1_000 });
      if (status >= 500) return err({ kind: 'busy', status, retryAfterMs: 1_000 });
      return ok({ status, headers: Object.fromEntries(response.headers), text });
    } catch (error) {
      return err({ kind: 'unreachable', reason: String(error) });
    }
  },
};
