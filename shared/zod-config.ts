/**
 * Tells zod not to compile its schemas with `Function()`, which the page's content policy refuses.
 *
 * zod looks at this when a schema is built, so this module is the first import of every entry.
 */
import { config } from 'zod';

config({ jitless: true });
