import { fileURLToPath } from 'node:url';
import { test as base, type CDPSession, expect, type Page } from '@playwright/test';
import { build } from 'vite';
import { controlCodes } from '../../../shared/scanning/control-codes.ts';
import { orderCode } from '../../../shared/scanning/order-code.ts';
import { bareWedgeSettings } from '../../../shared/scanning/wedge-settings.ts';
import { keysOf, press, scan } from './keyboard.ts';

const EAN = '4006381333931';

// On a machine that has no time for the browser, keys arrive slower than any scanner types.
base.describe.configure({ retries: 2 });

/** The test page as one script. */
async function bundlePage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('./page.tsx', import.meta.url)),
        formats: ['iife'],
        name: 'page',
      },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('The test page did not build');
  return chunk.code;
}

const test = base.extend<{ cdp: CDPSession }, { script: string }>({
  script: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from here
    async ({}, use) => {
      await use(await bundlePage());
    },
    { scope: 'worker' },
  ],
  cdp: async ({ page, script }, use) => {
    await page.setContent('<!doctype html><div id="root"></div>');
    await page.addScriptTag({ content: script });
    await page.getByTestId('editor').waitFor();
    await use(await page.context().newCDPSession(page));
  },
});

const seen = (page: Page) => page.evaluate(() => window.seen);

const value = (page: Page, id: string) => page.getByTestId(id).inputValue();

/** What can be told of the page's fields and focus. */
const shown = (page: Page) =>
  page.evaluate(() => ({
    fields: [...document.querySelectorAll('input, textarea, select')].map((field) =>
      field instanceof HTMLInputElement && field.type === 'checkbox'
        ? field.checked
        : (field as HTMLInputElement).value,
    ),
    editor: document.querySelector('[data-testid=editor]')?.innerHTML,
    state: document.querySelector('[data-testid=state]')?.textContent,
    focus: document.activeElement?.getAttribute('data-testid') ?? null,
    caret:
      document.activeElement instanceof HTMLInputElement
        ? [document.activeElement.selectionStart, document.activeElement.selectionEnd]
        : (getSelection()?.focusOffset ?? null),
  }));

const places = [
  'nothing',
  'controlled',
  'plain',
  'number',
  'area',
  'button',
  'submit',
  'checkbox',
  'select',
  'editor',
];

for (const place of places) {
  for (const end of ['Enter', 'Tab']) {
    test(`a scan ended by ${end} with focus on ${place} is read and leaves no trace`, async ({
      page,
      cdp,
    }) => {
      if (place !== 'nothing') await page.getByTestId(place).focus();
      if (['controlled', 'plain'].includes(place)) {
        // The caret in the middle, a word selected.
        await page.getByTestId(place).evaluate((field: HTMLInputElement) => {
          field.setSelectionRange(3, 5);
        });
      }
      const before = await shown(page);
      await scan(cdp, EAN, { end: [end] });
      await expect.poll(async () => (await seen(page)).reads).toEqual([EAN]);
      await page.waitForTimeout(50);
      const { clicks, submits, keys } = await seen(page);
      expect(await shown(page)).toEqual(before);
      expect({ clicks, submits }).toEqual({ clicks: [], submits: 0 });
      expect(keys).not.toContain(end);
    });
  }
}

test('a scan with spaces, signs, GS and AIM prefix comes out to the letter', async ({
  page,
  cdp,
}) => {
  await page.getByTestId('button').focus();
  const codes = [
    'ABP N60C IQ3980',
    'https://id.gs1.org/01/04006381333931/10/A?17=261231',
    ']C10104006381333931\x1d10AB-1\x1d17261231',
  ];
  for (const code of codes) await scan(cdp, code);
  await expect.poll(async () => (await seen(page)).reads).toEqual(codes);
  expect((await seen(page)).clicks).toEqual([]);
});

test("none of a scan's letters reaches the page's shortcuts", async ({ page, cdp }) => {
  await scan(cdp, 'SKU-J1');
  await expect.poll(async () => (await seen(page)).reads).toEqual(['SKU-J1']);
  await page.waitForTimeout(300);
  expect((await seen(page)).keys).toEqual([]);
});

test('a scanner that types no end key is read after its pause, twice for two scans', async ({
  page,
  cdp,
}) => {
  await page.evaluate((settings) => {
    window.seen.settings = settings;
  }, bareWedgeSettings);
  await page.getByTestId('controlled').focus();
  await scan(cdp, '4354210', { end: [] });
  await expect.poll(async () => (await seen(page)).reads).toEqual(['4354210']);
  await scan(cdp, '4354210', { end: [] });
  await expect.poll(async () => (await seen(page)).reads).toEqual(['4354210', '4354210']);
  expect(await value(page, 'controlled')).toBe('as it was');
});

test('OCA 239: focus that moves into a field mid-scan neither splits the code nor fills the field', async ({
  page,
  cdp,
}) => {
  const code = '8480000650672';
  const start = Date.now() - 200;
  const keys = keysOf(code);
  await Promise.all(keys.slice(0, 7).map((key, i) => press(cdp, key, start + i * 10)));
  await page.getByTestId('controlled').focus();
  await Promise.all(keys.slice(7).map((key, i) => press(cdp, key, start + 120 + i * 10)));
  await expect.poll(async () => (await seen(page)).reads).toEqual([code]);
  expect(await value(page, 'controlled')).toBe('as it was');
});

test('hotwax picking 139: what a person left in the box stays there and is not glued', async ({
  page,
  cdp,
}) => {
  await page.getByTestId('plain').fill('');
  await page.keyboard.type('123', { delay: 130 });
  await page.waitForTimeout(150);
  await scan(cdp, EAN);
  await expect.poll(async () => (await seen(page)).reads).toEqual([EAN]);
  expect(await value(page, 'plain')).toBe('123');
});

test('hotwax count 1280: a scan right after a button was pressed is read', async ({
  page,
  cdp,
}) => {
  await page.getByTestId('button').click();
  await scan(cdp, EAN);
  await expect.poll(async () => (await seen(page)).reads).toEqual([EAN]);
  expect((await seen(page)).clicks).toEqual(['button']);
});

test('a field that accepts scans gets the code as its value, and its form is not sent', async ({
  page,
  cdp,
}) => {
  await page.getByTestId('tracking').focus();
  await scan(cdp, ']C01Z999AA10123456784');
  await expect(page.getByTestId('tracking-state')).toHaveText('1Z999AA10123456784');
  const { reads, fieldScans, submits } = await seen(page);
  expect({ reads, fieldScans, submits }).toEqual({
    reads: [],
    fieldScans: [']C01Z999AA10123456784'],
    submits: 0,
  });
});

test('our own order and control codes are never taken for a tracking number', async ({
  page,
  cdp,
}) => {
  const codes = [orderCode('shopify:5123456'), controlCodes.undo];
  await page.getByTestId('tracking').focus();
  for (const code of codes) await scan(cdp, code);
  await expect.poll(async () => (await seen(page)).reads).toEqual(codes);
  expect(await value(page, 'tracking')).toBe('old');
});

test('a dialog takes scans over and gives them back; its button is not pressed', async ({
  page,
  cdp,
}) => {
  await page.getByTestId('open').click();
  await page.getByTestId('dialog-button').focus();
  await scan(cdp, 'IN-DIALOG');
  await expect.poll(async () => (await seen(page)).dialogReads).toEqual(['IN-DIALOG']);
  await page.getByTestId('dialog-button').click();
  await expect(page.getByTestId('dialog-button')).toHaveCount(0);
  await scan(cdp, 'AFTER');
  await expect.poll(async () => (await seen(page)).reads).toEqual(['AFTER']);
});

test.describe('a person', () => {
  test('types into fields as always, and Enter sends the form', async ({ page, cdp }) => {
    await page.getByTestId('controlled').fill('');
    await page.keyboard.type('box 12', { delay: 60 });
    await page.keyboard.press('Enter');
    expect(await value(page, 'controlled')).toBe('box 12');
    expect(await seen(page)).toMatchObject({ reads: [], submits: 1 });
    expect(cdp).toBeDefined();
  });

  test('presses shortcuts with single letters', async ({ page, cdp }) => {
    await press(cdp, { key: 'j' });
    await expect.poll(async () => (await seen(page)).keys).toEqual(['j']);
    await press(cdp, { key: 'k' });
    await expect.poll(async () => (await seen(page)).keys).toEqual(['j', 'k']);
  });

  for (const key of ['Enter', 'Space']) {
    test(`presses a button with ${key}`, async ({ page, cdp }) => {
      await page.getByTestId('button').focus();
      await page.keyboard.press(key);
      await expect.poll(async () => (await seen(page)).clicks).toEqual(['button']);
      // And once more, right after a scan.
      await scan(cdp, EAN);
      await expect.poll(async () => (await seen(page)).reads).toEqual([EAN]);
      await page.waitForTimeout(100);
      await page.keyboard.press(key);
      await expect.poll(async () => (await seen(page)).clicks).toEqual(['button', 'button']);
    });
  }

  test('ticks a box with Space and chooses from a list by its first letter', async ({
    page,
    cdp,
  }) => {
    await page.getByTestId('checkbox').focus();
    await page.keyboard.press('Space');
    await page.getByTestId('select').focus();
    await press(cdp, { key: 'c' });
    await expect.poll(async () => (await seen(page)).clicks).toEqual(['checkbox', 'select']);
    expect(await value(page, 'select')).toBe('c');
  });

  test('moves on with Tab', async ({ page, cdp }) => {
    await page.getByTestId('controlled').focus();
    await page.keyboard.press('Tab');
    await expect(page.getByTestId('plain')).toBeFocused();
    expect(cdp).toBeDefined();
  });
});

test('20 scans a second into a page that is blocked half of the time: all read, in order', async ({
  page,
  cdp,
}) => {
  await page.getByTestId('controlled').focus();
  await page.evaluate(() => {
    setInterval(() => {
      const until = performance.now() + 100;
      while (performance.now() < until);
    }, 200);
  });
  const codes = Array.from({ length: 60 }, (_, i) => `SKU-${String(i).padStart(3, '0')}`);
  const sent: Promise<unknown>[] = [];
  const start = performance.now();
  for (const [i, code] of codes.entries()) {
    for (const [k, key] of keysOf(code).entries()) {
      const wait = start + i * 50 + k * 4 - performance.now();
      if (wait > 0) await new Promise((done) => setTimeout(done, wait));
      sent.push(press(cdp, key));
    }
  }
  await Promise.all(sent);
  await expect.poll(async () => (await seen(page)).reads).toEqual(codes);
  expect(await value(page, 'controlled')).toBe('as it was');
});

test('keys that arrive in a heap behind a blocked page are one scan each, outside of fields too', async ({
  page,
  cdp,
}) => {
  const codes = Array.from({ length: 20 }, (_, i) => `SKU-${i}`);
  for (const code of codes) {
    await page.evaluate(() => {
      setTimeout(() => {
        const until = performance.now() + 300;
        while (performance.now() < until);
      });
    });
    await scan(cdp, code, { gap: 12 });
  }
  await expect.poll(async () => (await seen(page)).reads).toEqual(codes);
  expect((await seen(page)).keys).toEqual([]);
});

test('ten scans of one code in less than two seconds are ten (odoo 3564)', async ({
  page,
  cdp,
}) => {
  for (let i = 0; i < 10; i++) await scan(cdp, EAN, { gap: 2 });
  await expect.poll(async () => (await seen(page)).reads).toEqual(Array(10).fill(EAN));
});

test("a read carries the time of its last key, on the page's own clock", async ({ page, cdp }) => {
  for (let i = 0; i < 5; i++) await scan(cdp, `SKU-${i}`, { gap: 3 });
  await expect.poll(async () => (await seen(page)).reads).toHaveLength(5);
  for (const ms of (await seen(page)).latencies) {
    expect(ms).toBeGreaterThan(0);
    expect(ms).toBeLessThan(1000);
  }
});
