/** What the host's HTTP clients have in common: reading an answer's body and `Retry-After`, and why there was no answer. */

/** Of an answer that may be broken off: told of each piece, and whether what came until now is all there will be. */
interface Watch {
  heard(): void;
  overtime(): boolean;
}

/** The whole body; undefined when it is larger than `maxBytes`. */
export async function readBody(
  response: Response,
  maxBytes: number,
  watch?: Watch,
): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      watch?.heard();
      bytes += chunk.length;
      if (bytes > maxBytes) return undefined;
      chunks.push(chunk);
    }
  } catch (error) {
    if (!watch?.overtime()) throw error;
  }
  return Buffer.concat(chunks).toString();
}

/** Seconds or a date, as ms from `now`. */
export function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}

/** Fetch says "fetch failed"; what happened is its cause. `code`: what the system calls it, as ECONNREFUSED. */
export function whyFailed(error: unknown): { readonly code: string; readonly reason: string } {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return { code, reason: cause instanceof Error ? cause.message : code };
}
