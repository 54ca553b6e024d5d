/** What Shopify's refusals mean for one entry of a write. */
import { z } from 'zod';
import type { Outcome } from '../../../shared/channels/port.ts';
import { text } from './order-answer.ts';

/** Mutations tell what they will not do in their own answer; some have codes for it. */
export const userErrors = z.array(
  z.object({
    code: text,
    field: z
      .array(z.string())
      .nullish()
      .transform((path) => path ?? []),
    message: text,
  }),
);
export type UserError = z.infer<typeof userErrors>[number];

export function rejected({ code, field, message }: UserError): Outcome {
  return { kind: 'rejected', code: code || field.join('.') || 'refused', reason: message };
}

export function noOrder(id: string): Outcome {
  return { kind: 'rejected', code: 'NOT_FOUND', reason: `No order with the id ${id}` };
}
