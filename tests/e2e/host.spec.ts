import { hostPort, TOKEN } from '../setup/node-host.ts';
import { expect, test } from './fixtures.ts';

test.describe('a browser that was not let in', () => {
  test.use({ faultsExpected: true });

  test('is told where the full address is, and comes in by it', async ({ browser, baseURL }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const shut = await page.goto(`${baseURL}/`);
    expect(shut?.status()).toBe(401);
    await expect(page.getByRole('heading')).toHaveText('Open Packbench with its full address');

    const open = await page.goto(`${baseURL}/?token=${TOKEN}`);
    expect(open?.status()).toBe(200);
    expect(page.url()).not.toContain('token');
    await expect(page.locator('#root')).not.toBeEmpty();

    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    await context.close();
  });

  test('is led from localhost to the one address that keeps its orders', async ({ page }) => {
    const port = await hostPort();
    await page.goto(`http://localhost:${port}/`);
    expect(new URL(page.url()).origin).toBe(`http://127.0.0.1:${port}`);
  });
});

test('the page loads whole under its policy', async ({ page }) => {
  const answer = await page.goto('/');
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
  await expect(page.locator('#root')).not.toBeEmpty();
  await page.waitForTimeout(1000);
});

test('the printing thread prints, and the page may show and keep what it printed', async ({
  page,
}) => {
  await page.goto('/');
  const shown = await page.evaluate(async () => {
    const socket = new WebSocket(`ws://${location.host}/host`);
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    const answer = new Promise<string>((resolve) =>
      socket.addEventListener('message', (event) => resolve(String(event.data))),
    );
    const words = {
      title: 'LABEL',
      from: '',
      to: '',
      order: '',
      service: '',
      parcel: '',
      oneOfSeveral: '',
    };
    const label = {
      kind: 'address-label',
      words,
      from: ['A'],
      to: ['Žofie'],
      postcode: '1',
      country: 'CZ',
      orderNumber: '1',
      code: 'PB:1',
      service: '',
      parcel: 1,
      parcels: 1,
    };
    socket.send(JSON.stringify({ i: '1', p: { u: '/document/render', b: { json: label } } }));
    const { b } = JSON.parse(await answer).p;
    const bytes = Uint8Array.from(atob(b.json.value.pdf), (letter) => letter.charCodeAt(0));
    const frame = document.createElement('iframe');
    frame.src = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.replaceChildren(frame);
    await loaded;
    return {
      ok: b.json.ok,
      pages: b.json.value.pages,
      head: String.fromCharCode(...bytes.slice(0, 5)),
    };
  });
  expect(shown).toEqual({ ok: true, pages: 1, head: '%PDF-' });
});
