/** Whatever people write comes through as they wrote it: nothing is cut, marked up, unmarked or reckoned out. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ContractOrder } from '../contract-shop.ts';
import { hostOf } from './host.ts';
import { type Open, order } from './samples.ts';

const TEXTS = [
  'Zoë Ångström-Núñez',
  'Zoe\u0308 decomposed',
  'Đặng Thị Ngọc',
  'Иван Щербаков',
  'Ελένη Παπαδοπούλου',
  'محمد بن عبد الله',
  'שרה כהן',
  'mixed עברית and العربية 42',
  'आरती शर्मा',
  'สมชาย ใจดี',
  '王小明',
  '山田 太郎',
  'ｶﾀｶﾅ ｽﾞ',
  '김민수',
  'Ọlúwaṣeun Adébáyọ̀',
  '👩‍👩‍👧‍👦 Family 🏳️‍🌈',
  '𝓕𝓪𝓷𝓬𝔂 𠜎',
  '<b>Bold</b> & <script>alert(1)</script>',
  '&amp; &lt;br&gt; &#8217;',
  '=HYPERLINK("http://x.test";"y")',
  '=1+1',
  '+49 1',
  '-1',
  '@SUM(A1:A9)',
  `O'Neil "Bob" \\ back`,
  '{"json": [1, 2]}',
  '%20 %s {{y}} $1',
  'null',
  '0',
  'a'.repeat(300),
  'ß'.repeat(300),
];

/** One space between words, none around them: shops keep names in parts. */
const anyText = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 60 })
  .map((text) => text.replace(/[\p{Cc}\p{Cn}\s\uFEFF]+/gu, ' ').trim())
  .filter((text) => text !== '');

export function texts(open: Open): void {
  test('in every script, with signs of every kind', async () => {
    await arrive(
      open,
      TEXTS.map((text) => {
        const short = [...text].slice(0, 40).join('').trim();
        return order({
          name: short,
          street: text,
          note: text,
          lines: [{ sku: short, title: text, units: 1 }],
        });
      }),
    );
  });

  test('whatever they are', async () => {
    const written = fc.record({ name: anyText, street: anyText, note: anyText, title: anyText });
    await fc.assert(
      fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 8 }), (all) =>
        arrive(
          open,
          all.map(({ title, ...rest }) =>
            order({ ...rest, lines: [{ sku: 'MUG-1', title, units: 1 }] }),
          ),
        ),
      ),
      { numRuns: 8, seed: 20_261_123 },
    );
  });
}

async function arrive(open: Open, orders: readonly ContractOrder[]): Promise<void> {
  await using shop = await open();
  const ids = orders.map((one) => shop.place(one));
  const host = hostOf(shop);
  await host.cycle(50);
  const told = ids.map((id) => {
    const { lines, shipTo, note } = host.order(id).reading;
    const { sku, title } = lines[0] ?? { sku: null, title: null };
    return { name: shipTo.name, street: shipTo.line1, note, sku, title };
  });
  expect(told).toEqual(
    orders.map(({ name, street, note, lines: [one] }) => {
      // Not every channel has a field for it.
      const kept = expect.toBeOneOf([note, '']);
      return { name, street, note: kept, sku: one?.sku, title: one?.title };
    }),
  );
}
