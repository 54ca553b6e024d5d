/**
 * What the end-to-end tests start from: a browser that was let in, with a store of its own.
 *
 * A test fails when the page reports an error or asks anyone but its own host, unless it says it expects that.
 */
import { test as base, type Page } from '@playwright/test';
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
    const port = await hostPort();
    await context.addCookies([
      {
        name: `packbench-${port}`,
        value: TOKEN,
        domain: '127.0.0.1',
        path: '/',
        httpOnly: true,
        sameSite: 'Strict',
      },
    ]);
    await use(context);
  },

  faults: [
    async ({ context, baseURL, faultsExpected }, use) => {
      const faults: string[] = [];
      context.on('page', (page) => listen(page, faults));
      context.on('request', (request) => {
        const url = request.url();
        if (/^https?:/.test(url) && !url.startsWith(`${baseURL}/`)) faults.push(`asked for ${url}`);
      });
      await use(faults);
      if (!faultsExpected) base.expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export const expect = test.expect;

function listen(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`threw ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    const isFault = message.type() === 'error' || message.type() === 'warning';
    if (isFault && !message.text().includes(RXDB_ADVERTISEMENT))
      faults.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
}
