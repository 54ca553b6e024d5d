/** The bench is readable by everybody: no violation that axe finds, in light and in dark, in any of its states. */
import { expectAccessible } from './axe.ts';
import { test } from './fixtures.ts';
import { isMixed, openSampleBench, orderWhere, slipCode, unitCodes } from './pack-bench.ts';

test('every state of the bench', async ({ page }) => {
  test.setTimeout(180_000);
  const bench = await openSampleBench(page);
  const look = (state: string) => test.step(state, () => expectAccessible(page));
  await look('nothing open');
  const order = orderWhere(isMixed);
  await bench.scan(slipCode(order));
  await page.getByRole('button', { name: 'Practice', exact: true }).click();
  await look('opened, with the practice scanner');
  await page.getByRole('button', { name: 'Close the practice scanner' }).click();
  const [first = '', ...rest] = unitCodes(order);
  await bench.scan(first);
  await look('counted');
  await bench.scan('NOBODY-KNOWS-ME');
  const teach = page.getByRole('region', { name: 'Teach this code' });
  await teach.getByRole('button').first().click();
  await look('unknown, being taught');
  await bench.scanAll(rest);
  await look('order complete');
  await bench.scan('PB.SHIP');
  await look('shipped');
  await page.getByRole('button', { name: 'Void shipment …' }).click();
  await look('void');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keys', exact: true }).click();
  await look('keys and speed');
  await page.keyboard.press('Escape');
  const held = orderWhere((one) => one.work.at(-1)?.kind === 'hold');
  await bench.scan(slipCode(held));
  await look('on hold');
});
