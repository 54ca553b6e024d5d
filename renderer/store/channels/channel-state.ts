/** What a station says of each channel: the closed union that screens show. */
import type { PullFault } from './pull-channel.ts';

export type ChannelState =
  /** Not yet asked since the start. */
  | { readonly kind: 'new' }
  /** `left`: null, the channel does not say. */
  | { readonly kind: 'pulling'; readonly taken: number; readonly left: number | null }
  | { readonly kind: 'live'; readonly at: string; readonly taken: number; readonly nextAt: string }
  /** It is tried again by itself at `nextAt`; '' when a person has to do something first. */
  | {
      readonly kind: 'failing';
      readonly fault: PullFault;
      readonly since: string;
      readonly nextAt: string;
    }
  | { readonly kind: 'paused' }
  /** This host has no keys for it. */
  | { readonly kind: 'no-keys' }
  /** Another station asks it. */
  | { readonly kind: 'elsewhere'; readonly station: string };

const FIRST_RETRY_MS = 15_000;
const LONGEST_RETRY_MS = 10 * 60_000;

/** How long to wait before the channel is asked again after `failures` in a row; null: a person comes first. */
export function retryAfter(fault: PullFault, failures: number): number | null {
  if (fault.kind === 'signed-out' || fault.kind === 'no-keys' || fault.kind === 'clock-off')
    return null;
  const grown = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
  return 'retryAfterMs' in fault ? Math.max(fault.retryAfterMs, grown) : grown;
}
