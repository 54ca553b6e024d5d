/** What an answer, or none, means to everybody who asks a channel; and whether it is worth another try. */
import type { ChannelFault } from '../../../shared/channels/port.ts';
import { assertNever, err, ok, type Result } from '../../../shared/result.ts';
import type { ChannelReply, ChannelRequest } from '../transport.ts';
import type { ExchangeFault } from './exchange.ts';

/** Any status below 500 except 429 is an answer; a 502 is a busy channel whatever the HTML in it says. */
export function understood(
  result: Result<ChannelReply, ExchangeFault>,
  retryAfterMs: number,
): Result<ChannelReply, ChannelFault> {
  if (!result.ok) return err(faultOf(result.error));
  const { status } = result.value;
  if (status === 429) return err({ kind: 'throttled', retryAfterMs });
  if (status >= 500) return err({ kind: 'busy', status, retryAfterMs });
  return ok(result.value);
}

function faultOf(fault: ExchangeFault): ChannelFault {
  switch (fault.kind) {
    case 'unreachable':
      return fault;
    case 'silent':
      return { kind: 'silent' };
    case 'cut':
      return { kind: 'busy', status: fault.status, retryAfterMs: 0 };
    case 'too-large':
      return { kind: 'nonsense', reason: 'The answer is too large.' };
    case 'unsendable':
      return {
        kind: 'refused',
        code: 'unsendable',
        reason: 'The address or a key has characters that cannot be sent.',
      };
    default:
      return assertNever(fault);
  }
}

export function isWorthAnotherTry(
  { kind }: ChannelFault,
  { repeatable }: Pick<ChannelRequest, 'repeatable'>,
): boolean {
  // 429 is the limiter in front of the channel: what it turned away was not done, so it is sent again whatever it is.
  if (kind === 'throttled') return true;
  return repeatable && (kind === 'unreachable' || kind === 'silent' || kind === 'busy');
}
