/**
 * The sample shop's SKUs: the data set's most ordered goods under their real codes. Barcodes, bins,
 * weights and sizes are made up; the barcodes are in the range that GS1 leaves to a shop's own use (EAN-13 200-299).
 */
import type { SampleSku } from '../../shared/sample/sample-data.ts';
import type { Invoice, InvoiceLine } from './invoices.ts';
import type { Random } from './random.ts';
import { cleanTitle } from './titles.ts';

export interface CatalogueSku extends Omit<SampleSku, 'counted'> {
  /** Pence. */
  readonly price: number;
}

const CATALOGUE_SIZE = 260;
/** Bins of one bay: `A2-03` is aisle A, bay 2, place 3. */
const PLACES = 12;
const BAYS = 4;
const CASE_SHARE = 0.12;
const CASE_UNITS = [6, 10, 12, 24];
/** Descriptions that staff typed over a title ("damaged", "?", "wrongly sold"). */
const MIN_TITLE = 8;

/** The catalogue, the most ordered SKUs first: they get the bins nearest to the bench. */
export function makeCatalogue(invoices: readonly Invoice[], random: Random): CatalogueSku[] {
  return popularSkus(invoices)
    .slice(0, CATALOGUE_SIZE)
    .map(({ sku, title, price }, n) => {
      const { weight, size } = measuresOf(title, price, random);
      const unit = { code: ean13(200, n + 1), units: 1 };
      const casePack = { code: ean13(210, n + 1), units: random.pick(CASE_UNITS) };
      const boxed = random.chance(CASE_SHARE);
      const barcodes = boxed ? [unit, casePack] : [unit];
      const safety = random.chance(0.1) ? random.int(1, 3) : 0;
      return { sku, title, price, barcodes, bin: binAt(n), weight, size, safety };
    });
}

/** An EAN-13 in a shop's own range: prefix, a number, check digit. */
export function ean13(prefix: number, number: number): string {
  const digits = `${prefix}${String(number * 137).padStart(9, '0')}`;
  const sum = [...digits].reduce((all, digit, n) => all + Number(digit) * (n % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function binAt(n: number): string {
  const bay = Math.floor(n / PLACES);
  const aisle = String.fromCharCode('A'.charCodeAt(0) + Math.floor(bay / BAYS));
  return `${aisle}${(bay % BAYS) + 1}-${String((n % PLACES) + 1).padStart(2, '0')}`;
}

interface Popular {
  readonly sku: string;
  readonly title: string;
  readonly price: number;
}

function popularSkus(invoices: readonly Invoice[]): Popular[] {
  const seen = new Map<string, InvoiceLine[]>();
  for (const { lines } of invoices) {
    for (const line of lines) seen.set(line.sku, [...(seen.get(line.sku) ?? []).slice(-400), line]);
  }
  const orders = new Map<string, number>();
  for (const { lines } of invoices) {
    for (const { sku } of lines) orders.set(sku, (orders.get(sku) ?? 0) + 1);
  }
  const popular = [...seen].map(([sku, lines]) => {
    const title = cleanTitle(commonest(lines.map((line) => line.title)));
    return {
      sku,
      title,
      price: retail(Number(commonest(lines.map((line) => String(line.price))))),
    };
  });
  return popular
    .filter(({ title }) => title.length >= MIN_TITLE)
    .sort((a, b) => (orders.get(b.sku) ?? 0) - (orders.get(a.sku) ?? 0) || (a.sku < b.sku ? -1 : 1))
    .filter(({ title }, n, all) => all.findIndex((other) => other.title === title) === n);
}

/** The data set's prices are for resellers; a shop's own are about double and end in 45 or 95. */
function retail(pence: number): number {
  return Math.ceil((pence * 2) / 50) * 50 - 5;
}

function commonest(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

/** Words that tell how big a thing is: grams and millimetres of one unit. */
const MEASURES: readonly (readonly [RegExp, number, readonly [number, number, number]])[] = [
  [/doormat/, 1400, [700, 400, 15]],
  [/bunting|napkins|doil|tissues|card|sign|wallet/, 120, [220, 160, 10]],
  [/bag|shopper|apron|tea towel/, 150, [260, 220, 15]],
  [/cake cases|paper chain|ribbon/, 90, [150, 100, 40]],
  [/cakestand|cake stand|basket|bread bin|cabinet|chest/, 1600, [330, 330, 280]],
  [/t-light|glass|bowl|mug|cup|jug|jar|plate|tea set|ceramic/, 380, [130, 120, 110]],
  [/tin|box|clock|scales|lantern|rack|shelf/, 620, [220, 200, 140]],
  [/hot water bottle|cushion|parasol/, 480, [340, 210, 60]],
];

function measuresOf(title: string, price: number, random: Random) {
  const known = MEASURES.find(([words]) => words.test(title.toLowerCase()));
  const [, grams, size] = known ?? [/./, 100 + price / 3, [160, 120, 50] as const];
  const stretch = 0.85 + random.next() * 0.3;
  const stretched = size.map((side) => Math.max(5, Math.round((side * stretch) / 5) * 5));
  const [length = 0, width = 0, height = 0] = stretched;
  const weight = Math.round((grams * stretch) / 5) * 5;
  return { weight, size: [length, width, height] satisfies SampleSku['size'] };
}
