import { expect, test } from 'vitest';
import { countryCode } from './countries.ts';

test('countries by name, code and alias; what is none has no code', () => {
  const names = ['Germany', 'de', 'Deutschland', 'Unspecified', '', '__proto__', 'constructor'];
  expect(names.map(countryCode)).toEqual(['DE', 'DE', 'DE', '', '', '', '']);
});
