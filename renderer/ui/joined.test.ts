import { expect, test } from 'vitest';
import { joined } from './joined.ts';

test('a name that both style sheets have gets the classes of both', () => {
  expect(joined({ row: 'a', head: 'b' }, { row: 'c', flags: 'd' })).toEqual({
    row: 'a c',
    head: 'b',
    flags: 'd',
  });
});
