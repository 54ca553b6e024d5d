/** A keyboard scanner: types codes into Chromium as a real one does, at a rate that is kept. */
import type { CDPSession, Page } from '@playwright/test';

export interface Typist {
  /** Types one code and Enter, keys as close together as Chromium takes them. */
  readonly type: (code: string) => Promise<void>;
  /** Types codes at so many a second; resolves when the last is typed. */
  readonly typeAll: (codes: readonly string[], perSecond: number) => Promise<void>;
}

export async function openTypist(page: Page): Promise<Typist> {
  const session = await page.context().newCDPSession(page);
  const type = (code: string) => typeCode(session, code);
  return {
    type,
    typeAll: async (codes, perSecond) => {
      const begun = performance.now();
      for (const [n, code] of codes.entries()) {
        const due = begun + (n * 1000) / perSecond;
        const wait = due - performance.now();
        if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
        await type(code);
      }
    },
  };
}

// Without a pause between keys: this process shares its cores with Chromium, and a pause that lasts a hundred
// milliseconds because it was not scheduled makes a person out of a scanner. Enter follows when the page has had the
// code: a scanner's keys come a millisecond or more apart, so its last one does not wait behind the others.
async function typeCode(session: CDPSession, code: string): Promise<void> {
  await Promise.all([...code].flatMap((key) => press(session, key, key)));
  await Promise.all(press(session, 'Enter', '\r'));
}

function press(session: CDPSession, key: string, text: string): Promise<unknown>[] {
  const down = { type: 'keyDown', key, code: '', text, unmodifiedText: text } as const;
  return [
    session.send('Input.dispatchKeyEvent', down),
    session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: '' }),
  ];
}
