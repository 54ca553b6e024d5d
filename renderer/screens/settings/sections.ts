/** The sections of the settings, and the address that opens one. */
import { z } from 'zod';

export const SECTIONS = [
  'shop',
  'priority',
  'packing',
  'boxes',
  'claims',
  'people',
  'scanning',
  'printing',
  'station',
  'data',
] as const;

export const section = z.enum(SECTIONS);
export type Section = z.infer<typeof section>;

export const settingsSearch = z.object({ section: section.optional().catch(undefined) });
