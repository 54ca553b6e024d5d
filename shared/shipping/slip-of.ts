/** An order as its packing slip: what is to be printed, in the order of the shelves, as the slip's model. */
import { compareBins } from '../documents/bin-order.ts';
import type { PackingSlip } from '../documents/packing-slip.ts';
import { type LineUnits, shipToOf, unitsOf } from '../orders/log.ts';
import { lineSku } from '../packing/pack-unit.ts';
import type { OrderRecord } from '../records/order.ts';
import type { Address } from '../records/order-facts.ts';
import { orderCode } from '../scanning/order-code.ts';
import type { Settings } from '../settings.ts';

/** What a document needs beside the order: the shop, its words, and how this place writes days and countries. */
export interface Paper<Words> {
  readonly shop: Settings['shop'];
  readonly words: Words;
  /** A country's name in capitals by its ISO code; the code itself where nobody knows it. */
  readonly countryName: (code: string) => string;
  /** The day of a UTC ISO time as people write it here. */
  readonly dayText: (iso: string) => string;
  /** Where a SKU is kept and what it scans as; undefined when the catalogue does not know it. */
  readonly skuOf: (
    id: string,
  ) =>
    | { readonly bin: string; readonly barcodes: readonly { readonly code: string }[] }
    | undefined;
}

/** What one parcel holds of an order that goes in several, units by line. */
export type ParcelContents = LineUnits;

/** The packing slip of an order, or of one of its parcels: what else was ordered is named as coming in another. */
export function slipOf(
  order: OrderRecord,
  paper: Paper<PackingSlip['words']>,
  contents?: ParcelContents,
): PackingSlip {
  const { facts } = order;
  const { shop } = paper;
  return {
    kind: 'packing-slip',
    sheet: shop.paper === 'LETTER' ? 'letter' : 'a4',
    words: paper.words,
    shopName: short(shop.name),
    shopAddress: addressLines(shop.address, paper.countryName),
    orderNumber: short(facts.number),
    code: orderCode(order.id),
    orderedOn: paper.dayText(facts.placedAt),
    service: short(facts.service),
    shipTo: addressLines(shipToOf(order), paper.countryName),
    lines: slipLines(order, paper, contents),
    notes: long(
      [facts.note, followsText(order, paper, contents), shop.slipNote]
        .filter((text) => text !== '')
        .join('\n'),
    ),
    giftMessage: long(facts.giftMessage),
  };
}

/** An address as the lines of an envelope; parts that are missing leave no gap. */
export function addressLines(to: Address, countryName: (code: string) => string): string[] {
  const town = [to.city, to.region, to.postcode].filter((part) => part !== '').join(' ');
  return [
    to.name,
    to.company,
    to.line1,
    to.line2,
    town,
    to.country === '' ? '' : countryName(to.country),
  ]
    .filter((line) => line !== '')
    .map(short);
}

/** Cut to what one line of a document may hold. */
export function short(text: string): string {
  return text.slice(0, 400);
}

function long(text: string): string {
  return text.slice(0, 5000);
}

const MOST_LINES = 2000;

/** Units of each line that go onto the slip: all of them, or what the parcel holds. */
function slipUnits(order: OrderRecord, contents: ParcelContents | undefined) {
  return order.facts.lines.map((line) => ({
    ...line,
    here: contents === undefined ? line.units : unitsOf(contents, line.id, line.was),
  }));
}

function followsText(
  order: OrderRecord,
  { words }: Paper<PackingSlip['words']>,
  contents: ParcelContents | undefined,
): string {
  const others = slipUnits(order, contents).filter(({ units, here }) => units > here);
  if (others.length === 0) return '';
  const named = others.map(({ units, here, title, sku }) => `${units - here} × ${title || sku}`);
  return `${words.follows}: ${named.join(', ')}`;
}

function slipLines(
  order: OrderRecord,
  paper: Paper<unknown>,
  contents: ParcelContents | undefined,
): PackingSlip['lines'] {
  return slipUnits(order, contents)
    .filter(({ here }) => here > 0)
    .map((line) => {
      const sku = paper.skuOf(lineSku(line));
      return {
        sku: short(line.sku),
        title: long(line.title),
        bin: short(sku?.bin ?? ''),
        qty: line.here,
        barcode: short(sku?.barcodes[0]?.code ?? ''),
      };
    })
    .toSorted((a, b) => compareBins(a.bin, b.bin))
    .slice(0, MOST_LINES);
}
