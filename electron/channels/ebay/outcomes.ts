/** What eBay's refusals mean for one entry of a write. */
import type { ChannelFault, Outcome } from '../../../shared/channels/port.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

/** What eBay refuses is the entry's own outcome, all else is the channel's. */
export function rejected(fault: ChannelFault): Result<Outcome, ChannelFault> {
  if (fault.kind !== 'refused') return err(fault);
  return ok({ kind: 'rejected', code: fault.code, reason: fault.reason });
}

export function noOrder(id: string): Outcome {
  return { kind: 'rejected', code: 'no-order', reason: `eBay has no order ${id}` };
}
