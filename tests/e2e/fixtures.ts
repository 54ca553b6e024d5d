/**
 * What the end-to-end tests start from: a browser that was let in, with a store of its own.
 *
 * A test fails when the page reports an error or asks anyone but its own host, unless it says it expects that.
 */
import { type BrowserContext, test as base, type Page } from '@playwright/test';
import { hostPort, TOKEN } from '../setup/node-host.ts';

/** RxDB's free storage recommends the paid one in every console. */
const RXDB_ADVERTISEMENT = 'RxDB Open Core RxStorage';

interface Fixtures {
  /** Set to `true` where errors in the console are what the test is about. */
  readonly faultsExpected: boolean;
  /** What the page complained of so far. */
  readonly faults: string[];
}

export const test = base.extend<Fixtures>({
  faultsExpected: [false, { option: true }],

  context: async ({ context }, use) => {
    await letIn(context, await hostPort());
    await use(context);
  },

  faults: [
    async ({ context, baseURL, faultsExpected }, use) => {
      const faults = faultsOf(context, baseURL ?? '');
      await use(faults);
      if (!faultsExpected) base.expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export const expect = test.expect;

/** Gives the context what a browser has that was opened with the full address once. */
export function letIn(context: BrowserContext, port: number): Promise<void> {
  const where = { domain: '127.0.0.1', path: '/', httpOnly: true, sameSite: 'Strict' } as const;
  return context.addCookies([{ name: `packbench-${port}`, value: TOKEN, ...where }]);
}

/** What the context's pages complain of from now on, and what they ask of anyone but the host at `origin`. */
export function faultsOf(context: BrowserContext, origin: string): string[] {
  const faults: string[] = [];
  context.on('page', (page) => listen(page, faults));
  context.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(`${origin}/`)) faults.push(`asked for ${url}`);
  });
  return faults;
}

function listen(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`threw ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    const isFault = message.type() === 'error' || message.type() === 'warning';
    if (isFault && !message.text().includes(RXDB_ADVERTISEMENT))
      faults.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
}
