/** The owner's criteria for what comes first: a due moment, and head starts in minutes before it. */
import { z } from 'zod';

/** How much earlier each criterion puts an order, in minutes (negative: later). */
export const criteria = z.object({
  /** Changes whenever the owner changes anything here. */
  version: z.string(),
  premium: z.int(),
  vip: z.int(),
  express: z.int(),
  /** Minutes for every full 100 units of the order's currency. */
  valuePer100: z.int(),
  /** 0 to 100: from "by due time alone" to "oldest order first". */
  agePercent: z.int().min(0).max(100),
  /** Hours from the order to its due time where the source promises none. */
  handlingHours: z.int().min(1),
  /** E-mail addresses of VIP customers, lower case. */
  vips: z.array(z.string()),
  /** Words in a shipping service's name that mean express, lower case. */
  expressWords: z.array(z.string()),
  /** When carriers collect, local time `HH:MM`, by a word in the service's name; `*` is everything else. */
  cutoffs: z.array(z.object({ service: z.string(), time: z.string().regex(/^\d\d:\d\d$/) })),
});

export type Criteria = z.infer<typeof criteria>;

export const defaultCriteria: Criteria = {
  version: '1',
  premium: 24 * 60,
  vip: 12 * 60,
  express: 12 * 60,
  valuePer100: 30,
  agePercent: 0,
  handlingHours: 24,
  vips: [],
  expressWords: ['express', 'next day', 'overnight', 'priority'],
  cutoffs: [{ service: '*', time: '16:00' }],
};
