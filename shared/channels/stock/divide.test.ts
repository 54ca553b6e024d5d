/** The last units, divided among channels of several stations. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptForOthers } from './divide.ts';

test('the last unit is offered by one station', () => {
  expect(keptForOthers(1, ['amazon'], ['shopify'])).toBe(0);
  expect(keptForOthers(1, ['shopify'], ['amazon'])).toBe(1);
});

test('a station without another keeps nothing back, and of plenty only what may be sold unheard', () => {
  expect(keptForOthers(50, ['amazon', 'etsy'], [])).toBe(0);
  expect(keptForOthers(50, ['amazon'], ['etsy'])).toBe(10);
  expect(keptForOthers(-3, ['amazon'], ['etsy'])).toBe(0);
});

test('few units: what the stations offer is together what there is', () => {
  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 });
  fc.assert(
    fc.property(ids, fc.array(fc.nat(2)), fc.nat(20), (channels, stations, available) => {
      const at = (n: number) => channels.filter((_, i) => (stations[i] ?? 0) === n);
      const offers = [0, 1, 2].map((n) => {
        const own = at(n);
        const elsewhere = channels.filter((id) => !own.includes(id));
        return own.length === 0 ? 0 : available - keptForOthers(available, own, elsewhere);
      });
      expect(offers.reduce((sum, units) => sum + units, 0)).toBe(available);
    }),
  );
});
