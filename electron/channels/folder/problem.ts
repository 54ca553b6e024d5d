/** What of a file, or of what was sent, could not be taken. */
import type { z } from 'zod';
import words from '../../../resources/locales/en/folder.json' with { type: 'json' };

export interface Problem {
  /** The order's id as far as it is known, or ''. */
  readonly order: string;
  /** Its line in a table, its place in a list of orders (from 1); 0: the file as a whole. */
  readonly at: number;
  /** The field or column, or ''. */
  readonly field: string;
  readonly reason: string;
}

export const folderWords = words;

export function aboutFile(reason: string): Problem {
  return { order: '', at: 0, field: '', reason };
}

/** What is wrong with an order, field by field. */
export function problemsOf(error: z.ZodError, order: string, at: number): Problem[] {
  return error.issues.map((issue) => {
    const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    const field = fieldName([...issue.path, ...extra]);
    const reason = extra.length > 0 ? words.reason['unknown-field'] : issue.message;
    return { order, at, field, reason };
  });
}

/** `lines[0].units` */
function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}
