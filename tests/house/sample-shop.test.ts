/** The sample shop's file is what its generator makes of the real data set: nobody edited it by hand, nothing in it is left to chance. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makeShopText } from '../../resources/sample-shop/make-shop.ts';

test('the sample shop comes out the same when it is made again', () => {
  const source = readFileSync('resources/data/online-retail-2010-12_2011-06.csv.gz');
  const made = makeShopText(gunzipSync(source).toString('utf8'));
  // Compared as a yes or no: a difference of 300 kB helps nobody. Run generate.ts when this fails.
  expect(made === readFileSync('resources/sample-shop/sample-shop.json', 'utf8')).toBe(true);
});
