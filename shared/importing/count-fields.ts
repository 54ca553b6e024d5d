/** What a table of counted stock can tell, by name. */

export const countFields = ['code', 'bin', 'counted'] as const;

export type CountField = (typeof countFields)[number];
