/** What Vendure's refusals mean for one entry of a write. */
import type { z } from 'zod';
import type { Outcome } from '../../../shared/channels/port.ts';
import type { refusal } from './ask.ts';

export function rejected({
  errorCode,
  message,
  transitionError,
}: z.infer<typeof refusal>): Outcome {
  return { kind: 'rejected', code: errorCode, reason: transitionError || message };
}

export function noOrder(id: string): Outcome {
  return { kind: 'rejected', code: 'ENTITY_NOT_FOUND', reason: `No order with the id ${id}` };
}
