/** The host's own few words, for the terminal and for a browser that is not let in. */
import words from '../../resources/locales/en/host.json' with { type: 'json' };

/** The words by name. */
export const hostWords = words;

/** `text` with its `{{name}}` places filled. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => `${values[name] ?? place}`);
}
