/** The queue and the report as a user meets them: timed through the built page, from the input to the painted answer. */
import type { Page } from '@playwright/test';
import { quantile, round2 } from './ratios.ts';

/** Longer than a start takes. */
const QUIET_MS = 3_000;
const WORDS = ['ana', 'lima', 'sku-01', 'weiss', '1999', 'buyer9', 'hugo rossi', 'sku-1999'];

export interface QueueFigures {
  readonly filter_p95_ms: number;
  readonly search_p95_ms: number;
  readonly facets_p95_ms: number;
}

/** Ms from the store's opening to the first page of rows painted, and to counts, facets and search complete; medians of some reloads. */
export async function measureReload(
  page: Page,
  reloads: number,
): Promise<{ first_page_ms: number; ready_ms: number }> {
  const first: number[] = [];
  const ready: number[] = [];
  for (let n = 0; n < reloads; n++) {
    await page.reload({ waitUntil: 'commit' });
    // Asking the page meanwhile would run scripts of ours in it.
    await page.waitForTimeout(QUIET_MS);
    await page.waitForFunction(() => performance.getEntriesByName('store:ready').length > 0);
    await page.waitForFunction(() => performance.getEntriesByName('bench:first-rows').length > 0);
    const times = await page.evaluate(() => {
      const mark = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
      const begun = mark('store:open');
      return { first: mark('bench:first-rows') - begun, ready: mark('store:ready') - begun };
    });
    first.push(times.first);
    ready.push(times.ready);
  }
  return { first_page_ms: round2(quantile(first, 0.5)), ready_ms: round2(quantile(ready, 0.5)) };
}

/** Types each letter of several searches, and picks and lifts filters; ms from each input to the next painted list. */
export async function measureQueue(page: Page): Promise<QueueFigures> {
  const search = page.locator('header input').first();
  const searches: number[] = [];
  for (const word of WORDS) {
    for (let end = 1; end <= word.length; end++) {
      searches.push(await painted(page, () => search.fill(word.slice(0, end))));
    }
    searches.push(await painted(page, () => search.fill('')));
  }
  if ((await page.locator('aside fieldset').count()) === 0)
    await page.getByRole('button', { name: 'Filters' }).click();
  const filters: number[] = [];
  for (let n = 0; n < 12; n++) {
    const box = page.locator('aside fieldset input[type=checkbox]').nth(n % 6);
    filters.push(await painted(page, () => box.click()));
    filters.push(await painted(page, () => box.click()));
  }
  const facets: number[] = [];
  for (let n = 0; n < 12; n++) {
    const tab = page.locator('[data-tab]').nth((n + 1) % 2);
    facets.push(await painted(page, () => tab.click()));
  }
  const p95 = (times: readonly number[]) => round2(quantile(times, 0.95));
  return { filter_p95_ms: p95(filters), search_p95_ms: p95(searches), facets_p95_ms: p95(facets) };
}

/** Ms from the click on Reports to its first figure painted. */
export async function measureReport(page: Page, times: number): Promise<number> {
  const all: number[] = [];
  for (let n = 0; n < times; n++) {
    await page.evaluate(() => {
      window.eventAt = 0;
      window.addEventListener(
        'click',
        (event) => {
          window.eventAt = event.timeStamp;
        },
        { capture: true, once: true },
      );
      window.shown = new Promise((resolve) => {
        const look = () => {
          if (document.querySelector('[data-good]'))
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0));
          else requestAnimationFrame(look);
        };
        look();
      });
    });
    await page.getByRole('link', { name: 'Reports' }).click();
    all.push(await page.evaluate(async () => (await window.shown) - window.eventAt));
    await page.getByRole('link', { name: 'Queue' }).click();
    await page.waitForSelector('[data-order]');
  }
  return round2(quantile(all, 0.5));
}

declare global {
  interface Window {
    eventAt: number;
    shown: Promise<number>;
  }
}

/** Ms from the input event that `act` makes to the paint after the last change of the page that it caused. */
async function painted(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    window.eventAt = 0;
    const note = (event: Event) => {
      window.eventAt ||= event.timeStamp;
    };
    window.addEventListener('input', note, { capture: true, once: true });
    window.addEventListener('click', note, { capture: true, once: true });
    window.shown = new Promise((resolve) => {
      let last = 0;
      let still: ReturnType<typeof setTimeout> | undefined;
      const observer = new MutationObserver(() => {
        if (window.eventAt === 0) return;
        requestAnimationFrame(() =>
          setTimeout(() => {
            last = performance.now();
          }, 0),
        );
        clearTimeout(still);
        still = setTimeout(done, 120);
      });
      const done = () => {
        observer.disconnect();
        resolve(last || performance.now());
      };
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      still = setTimeout(done, 1_000);
    });
  });
  await act();
  return page.evaluate(async () => (await window.shown) - window.eventAt);
}
