import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { rawAnswersIn } from './raw-answers.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'packbench-raw-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('the newest answer of each order is kept, whatever its id is, until it is forgotten', async () => {
  const home = folder();
  const answers = rawAnswersIn(home);
  const odd = '../../etc/gid://shop/Order/1?x';
  await answers.keep('shop', [
    { externalId: '1', raw: '{"n":1}' },
    { externalId: odd, raw: '{"name":"Zoë 🫖"}' },
    { externalId: '3', raw: '' },
  ]);
  await answers.keep('shop', [{ externalId: '1', raw: '{"n":2}' }]);
  const again = rawAnswersIn(home);
  const all = () =>
    Promise.all(['1', odd, '3'].map((externalId) => again.read('shop', externalId)));
  expect(await all()).toEqual(['{"n":2}', '{"name":"Zoë 🫖"}', null]);
  expect(readdirSync(home)).toEqual(['channel-answers']);
  await again.forget('shop', ['1', 'unknown']);
  expect(await all()).toEqual([null, '{"name":"Zoë 🫖"}', null]);
  await again.forgetAll('shop');
  expect(await all()).toEqual([null, null, null]);
});
