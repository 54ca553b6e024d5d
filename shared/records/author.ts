/** Who did something: the station and the person signed in there. */
import { z } from 'zod';

export const author = z.object({ station: z.string().min(1), user: z.string() });

export type Author = z.infer<typeof author>;
