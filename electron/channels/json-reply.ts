/** The JSON of an answer, for channels that answer in nothing else. */
import type { z } from 'zod';
import type { ChannelFault } from '../../shared/channels/port.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ChannelReply } from './transport.ts';

/** How long a channel whose answer broke off is left alone. */
const PAUSE_MS = 30_000;

/** undefined where there is no body. */
export function jsonOf({ status, text }: ChannelReply): Result<unknown, ChannelFault> {
  if (text.trim() === '') return ok(undefined);
  const json = parsed(text);
  if (json !== undefined) return ok(json);
  // It began as JSON and broke off.
  if (/^\s*[[{]/.test(text)) return err({ kind: 'busy', status, retryAfterMs: PAUSE_MS });
  return err({ kind: 'nonsense', reason: text.replace(/<[^>]*>|\s+/g, ' ').slice(0, 200) });
}

/** `what`: as the fault names what was expected. */
export function shapeOf<T extends z.ZodType>(
  shape: T,
  json: unknown,
  what: string,
): Result<z.infer<T>, ChannelFault> {
  const read = shape.safeParse(json);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  const where = issue ? `${issue.path.join('.')}: ${issue.message}` : '';
  return err({ kind: 'nonsense', reason: `not ${what}: ${where}` });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
