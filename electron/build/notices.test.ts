import { expect, test } from 'vitest';
import { isAllowed } from './notices.ts';

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0)', true],
  ['MIT AND Apache-2.0', true],
  ['MIT AND GPL-3.0', false],
  ['GPL-3.0-or-later', false],
  ['AGPL-3.0', false],
  ['SEE LICENSE IN LICENSE', false],
  ['', false],
  [null, false],
])('%s may be shipped: %s', (license, allowed) => {
  expect(isAllowed({ name: 'x', license })).toBe(allowed);
});
