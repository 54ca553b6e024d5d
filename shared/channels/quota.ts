/** How much more a channel may be asked now, where it is scarcest. */
import { z } from 'zod';

export const quota = z.object({
  /** Requests, or points where the channel counts what each costs. */
  left: z.int().min(0),
  of: z.int().min(1),
  /** `day`: of any 24 hours; `now`: at once, and more by and by. */
  per: z.enum(['now', 'day']),
  /** UTC ISO: nothing is asked before it, as the channel wanted; null: nothing holds it back. */
  waitsUntil: z.iso.datetime().nullable(),
});
export type Quota = Readonly<z.infer<typeof quota>>;
