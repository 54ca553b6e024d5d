import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { DocumentRequest } from '../../shared/documents/document-request.ts';
import { fontFiles } from './fonts.ts';
import { createRenderer } from './render-document.ts';
import {
  addressLabelOf,
  commandCardOf,
  HOSTILE,
  manifestOf,
  packingSlipOf,
  pickLine,
  pickListOf,
} from './testing/documents.ts';
import { pdfText } from './testing/pdf-text.ts';

const pdfmakeFolder = dirname(createRequire(import.meta.url).resolve('pdfmake/package.json'));
const render = createRenderer(fontFiles(join(pdfmakeFolder, 'fonts', 'Roboto')));

/** A document's pages, words and missing letters, or its fault. */
async function rendered(request: DocumentRequest) {
  const answer = await render(request);
  if (!answer.ok) return answer.error;
  const { pages, missing, pdf } = answer.value;
  return { pages, missing, text: pdfText(pdf) };
}

test('a packing slip says all it was given', async () => {
  const slip = await rendered(packingSlipOf());
  expect(slip).toMatchObject({ pages: 1, missing: '' });
  for (const part of [
    'Harbour Street Gifts',
    'Bristol BS1 4RB',
    'PB:1001',
    '#1001',
    'Žofie Nováková',
    'Žluťoučká 7',
    '85123A',
    'White hanging heart',
    'A-2',
    '5012345678900',
    'leave with the neighbour',
    'Happy birthday!',
    'Page 1 of 1',
  ])
    expect(slip).toHaveProperty('text', expect.stringContaining(part));
});

test('a long slip goes on over pages, with its header row and page numbers', async () => {
  const line = packingSlipOf().lines[0];
  const lines = Array.from({ length: 120 }, () => line).filter((one) => one !== undefined);
  const slip = await rendered(
    packingSlipOf({ lines, sheet: 'letter', notes: '', giftMessage: '' }),
  );
  if (!('text' in slip)) throw new Error('no slip');
  expect(slip.pages).toBeGreaterThan(3);
  expect(slip.text).toContain(`Page ${slip.pages} of ${slip.pages}`);
  expect(slip.text.match(/QtySKUTitleBin/g)).toHaveLength(slip.pages);
  expect(slip.text).toContain('720Units');
});

test('an address label is one page that says what it is', async () => {
  const label = await rendered(addressLabelOf());
  expect(label).toMatchObject({ pages: 1, missing: '' });
  for (const part of [
    'ADDRESS LABEL',
    'Parcel 1 of 2',
    '110 00',
    'CZECHIA',
    'PB:1001',
    'Tracked 48',
  ])
    expect(label).toHaveProperty('text', expect.stringContaining(part));
});

test('a pick list walks the bins in order and gathers aisles', async () => {
  const list = await rendered(pickListOf());
  if (!('text' in list)) throw new Error('no list');
  const stops = ['A-2', 'A-10', 'B-1', 'No bin', 'CARD', 'Orders on this list', 'PB:1002'];
  const places = stops.map((stop) => list.text.indexOf(stop));
  expect(places.includes(-1)).toBe(false);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('a bench card is one page with every command and its code', async () => {
  const card = await rendered(commandCardOf());
  expect(card).toMatchObject({ pages: 1, missing: '' });
  for (const part of ['Bench card', 'Ship this parcel', 'PB.SHIP', 'PB.UNDO', 'PB.NEXT'])
    expect(card).toHaveProperty('text', expect.stringContaining(part));
});

test('an end-of-day list has every parcel, their count and a place to sign', async () => {
  const lines = Array.from({ length: 120 }, (_, n) => ({
    ...{ orderNumber: `#${n}`, parcel: '1', service: '48', tracking: `T${n}`, weight: '250 g' },
  }));
  const list = await rendered(manifestOf({ lines }));
  expect(list).toMatchObject({ missing: '' });
  expect(list).not.toMatchObject({ pages: 1 });
  for (const part of ['Royal Mail', 'Parcels: 120', 'T0', 'T119', 'Taken along by'])
    expect(list).toHaveProperty('text', expect.stringContaining(part));
});

test.each(HOSTILE.map((text) => [JSON.stringify(text).slice(0, 50), text]))(
  'hostile text breaks nothing: %s',
  async (_, text) => {
    const slip = packingSlipOf({
      shopName: text,
      shopAddress: Array(12).fill(text),
      shipTo: Array(12).fill(text),
      orderNumber: text,
      service: text,
      notes: text,
      giftMessage: text,
      lines: [{ sku: text, title: text, bin: text, qty: -1, barcode: text }],
    });
    expect(await rendered(slip)).toMatchObject({ pages: expect.any(Number) });
    const label = addressLabelOf({
      from: Array(12).fill(text),
      to: Array(12).fill(text),
      postcode: text,
      country: text,
      service: text,
      orderNumber: text,
    });
    expect(await rendered(label)).toMatchObject({ pages: 1 });
    const line = { orderNumber: text, parcel: text, service: text, tracking: text, weight: text };
    const handed = manifestOf({ shopName: text, carrier: text, closedOn: text, lines: [line] });
    expect(await rendered(handed)).toMatchObject({ pages: expect.any(Number) });
    const list = pickListOf({ heading: text, lines: [pickLine(text, text, 1)] });
    expect(await rendered(list)).toMatchObject({ pages: expect.any(Number) });
  },
);

test('letters the font lacks are told, pictures are not', async () => {
  const label = await rendered(addressLabelOf({ to: ['山田 Taro 🎁', '東京'] }));
  expect(label).toMatchObject({ missing: '山田東京', text: expect.stringContaining('Taro') });
});

test.each([
  ['a code of foreign letters', 'ß-1', 'code-unprintable'],
  ['no code', '', 'code-unprintable'],
  ['a control character in a code', 'A\u001d1', 'code-unprintable'],
  ['a code too long to be scanned', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.repeat(3), 'code-too-long'],
])('%s is a fault, not a broken document', async (_, code, kind) => {
  expect(await rendered(packingSlipOf({ code }))).toEqual({ kind, code });
  expect(await rendered(addressLabelOf({ code }))).toEqual({ kind, code });
  const orders = [{ orderNumber: '1', code, units: 1 }];
  expect(await rendered(pickListOf({ orders }))).toEqual({ kind, code });
  const commands = [{ name: 'Ship', code }];
  expect(await rendered(commandCardOf({ commands }))).toEqual({ kind, code });
});
