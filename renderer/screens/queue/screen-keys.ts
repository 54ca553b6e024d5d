/** What a key means on the queue's screen outside of its fields. Pure. */
import { TABS, type Tab } from './queue-search.ts';

export type ScreenKey =
  | { readonly kind: 'tab'; readonly tab: Tab }
  | { readonly kind: 'search' | 'help' | 'escape' | 'pack' | 'next' | 'filters' | 'all' | 'take' };

const LETTERS: { readonly [key: string]: ScreenKey } = {
  '/': { kind: 'search' },
  '?': { kind: 'help' },
  p: { kind: 'pack' },
  n: { kind: 'next' },
  f: { kind: 'filters' },
  t: { kind: 'take' },
};

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The meaning of a key, or null for a key that has none. */
export function screenKey({ key, ctrlKey, metaKey, altKey }: Pressed): ScreenKey | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) return key === 'a' ? { kind: 'all' } : null;
  if (key === 'Escape') return { kind: 'escape' };
  const tab = /^[1-8]$/.test(key) ? TABS[Number(key) - 1] : undefined;
  if (tab) return { kind: 'tab', tab };
  return LETTERS[key.toLowerCase()] ?? null;
}
