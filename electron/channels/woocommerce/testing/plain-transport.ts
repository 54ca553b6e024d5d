/** A transport for tests: one fetch a request, no retries. Addresses on https are reached by way of a proxy that ends TLS. */
import { err, ok } from '../../../../shared/result.ts';
import type { Transport } from '../../transport.ts';

export interface PlainTransport extends Transport {
  skewMs: number;
}

export function plainTransport(
  now: () => number,
  proxied?: { from: string; to: string },
): PlainTransport {
  const transport: PlainTransport = {
    skewMs: 0,
    learn: () => undefined,
    send: async ({ method, url, headers, body, limitMs }) => {
      const through = proxied !== undefined && url.startsWith(proxied.from);
      try {
        const response = await fetch(through ? url.replace(proxied.from, proxied.to) : url, {
          method,
          redirect: 'manual',
          signal: AbortSignal.timeout(limitMs ?? 5_000),
          headers: { ...headers, ...(through && { 'x-forwarded-proto': 'https' }) },
          ...(body !== undefined && { body }),
        });
        const text = await response.text();
        const date = Date.parse(response.headers.get('date') ?? '');
        if (!Number.isNaN(date)) transport.skewMs = date - now();
        const { status } = response;
        if (status === 429) return err({ kind: 'throttled', retryAfterMs: 1000 });
        if (status >= 500) return err({ kind: 'busy', status, retryAfterMs: 1000 });
        return ok({ status, headers: Object.fromEntries(response.headers), text });
      } catch (error) {
        if (error instanceof Error && error.name === 'TimeoutError') return err({ kind: 'silent' });
        return err({ kind: 'unreachable', reason: String(error) });
      }
    },
  };
  return transport;
}
