/**
 * A keyboard that types at a scanner's pace. Playwright's own waits for the page after every key,
 * so a busy page slows it down; a scanner waits for nobody. Keys go through the browser's input
 * as real ones do, stamped with the time they would have had.
 */
import type { CDPSession } from '@playwright/test';

export interface Key {
  readonly key: string;
  readonly ctrl?: boolean;
}

/** The keys of `code`: GS is Ctrl+], as scanners are set to type it. */
export function keysOf(code: string, end: readonly string[] = ['Enter']): readonly Key[] {
  const typed = [...code].map((key) => (key === '\x1d' ? { key: ']', ctrl: true } : { key }));
  return [...typed, ...end.map((key) => ({ key }))];
}

/** Types a whole scan at once, its keys stamped `gap` ms apart up to now. */
export async function scan(
  cdp: CDPSession,
  code: string,
  { gap = 10, end = ['Enter'] }: { readonly gap?: number; readonly end?: readonly string[] } = {},
): Promise<void> {
  const keys = keysOf(code, end);
  const start = Date.now() - gap * keys.length;
  await Promise.all(keys.map((key, i) => press(cdp, key, start + gap * (i + 1))));
}

/** Presses and lets go one key; `at` is in ms since 1970, now if not given. */
export async function press(cdp: CDPSession, { key, ctrl = false }: Key, at?: number) {
  const stamp = at === undefined ? {} : { timestamp: at / 1000 };
  const named = NAMED[key];
  const shared = {
    key,
    modifiers: ctrl ? 2 : 0,
    windowsVirtualKeyCode: named?.code ?? key.toUpperCase().charCodeAt(0),
    ...stamp,
  };
  const text = ctrl ? undefined : (named?.text ?? key);
  await Promise.all([
    cdp.send('Input.dispatchKeyEvent', {
      type: text ? 'keyDown' : 'rawKeyDown',
      ...(text ? { text } : {}),
      ...shared,
    }),
    cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...shared }),
  ]);
}

const NAMED: Readonly<Record<string, { readonly code: number; readonly text?: string }>> = {
  Enter: { code: 13, text: '\r' },
  Tab: { code: 9 },
};
