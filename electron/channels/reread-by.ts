/** Reading an order once more from what a channel told of it, where one answer tells it whole. */
import type { z } from 'zod';
import type { PulledOrder } from '../../shared/channels/port.ts';

/** null for what has not this shape. */
export function rereadBy<T>(
  shape: z.ZodType<T>,
  read: (order: T, raw: unknown) => PulledOrder,
): (raw: unknown) => PulledOrder | null {
  return (raw) => {
    const told = shape.safeParse(raw);
    return told.success ? read(told.data, raw) : null;
  };
}
