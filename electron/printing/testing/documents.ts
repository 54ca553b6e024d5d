/** Documents for tests: ordinary ones, and texts that shops' data really holds. */
import words from '../../../resources/locales/en/documents.json' with { type: 'json' };
import type { AddressLabel } from '../../../shared/documents/address-label.ts';
import type { CommandCard } from '../../../shared/documents/command-card.ts';
import type { Manifest } from '../../../shared/documents/manifest.ts';
import type { PackingSlip } from '../../../shared/documents/packing-slip.ts';
import type { PickList } from '../../../shared/documents/pick-list.ts';

export function packingSlipOf(part: Partial<PackingSlip> = {}): PackingSlip {
  return {
    kind: 'packing-slip',
    sheet: 'a4',
    words: words.packingSlip,
    shopName: 'Harbour Street Gifts',
    shopAddress: ['12 Harbour Street', 'Bristol BS1 4RB', 'United Kingdom'],
    orderNumber: '#1001',
    code: 'PB:1001',
    orderedOn: '23 Nov 2026',
    service: 'Royal Mail Tracked 48',
    shipTo: ['Žofie Nováková', 'Žluťoučká 7', '110 00 Praha 1', 'Česko'],
    lines: [
      {
        sku: '85123A',
        title: 'White hanging heart T-light holder',
        bin: 'A-2',
        qty: 6,
        barcode: '5012345678900',
      },
      { sku: '71053', title: 'White metal lantern', bin: 'B-10', qty: 1, barcode: '' },
    ],
    notes: 'Please leave with the neighbour.',
    giftMessage: 'Happy birthday!\nWith love, Ann',
    ...part,
  };
}

export function addressLabelOf(part: Partial<AddressLabel> = {}): AddressLabel {
  return {
    kind: 'address-label',
    words: words.addressLabel,
    from: ['Harbour Street Gifts', '12 Harbour Street', 'Bristol BS1 4RB', 'United Kingdom'],
    to: ['Žofie Nováková', 'Žluťoučká 7', '110 00 Praha 1', 'Česko'],
    postcode: '110 00',
    country: 'CZECHIA',
    orderNumber: '#1001',
    code: 'PB:1001',
    service: 'Tracked 48',
    parcel: 1,
    parcels: 2,
    ...part,
  };
}

export function pickListOf(part: Partial<PickList> = {}): PickList {
  return {
    kind: 'pick-list',
    sheet: 'a4',
    words: words.pickList,
    heading: 'Batch 7',
    printedOn: '23 Nov 2026 14:05',
    lines: [
      pickLine('A-10', 'TEE-M', 2),
      pickLine('A-2', 'MUG', 3),
      pickLine('', 'CARD', 1),
      pickLine('B-1', 'LAMP', 1),
    ],
    orders: [
      { orderNumber: '#1001', code: 'PB:1001', units: 4 },
      { orderNumber: '#1002', code: 'PB:1002', units: 2 },
      { orderNumber: '114-7734401-9923456', code: 'PB:114-7734401-9923456', units: 1 },
    ],
    ...part,
  };
}

export function pickLine(bin: string, sku: string, qty: number): PickList['lines'][number] {
  return {
    bin,
    sku,
    title: `${sku} in its box`,
    barcode: '5012345678900',
    qty,
    shares: [{ orderNumber: '#1001', qty }],
  };
}

/** Texts that have broken somebody's label printer, mail merge or PDF. */
export const HOSTILE: readonly string[] = [
  'x'.repeat(1000),
  'word '.repeat(1000),
  'W'.repeat(400),
  'שלום עולם, רחוב הרצל 5',
  'مرحبا بالعالم',
  '東京都千代田区丸の内1-1-1',
  '👩‍👩‍👧‍👦🎁🇩🇪 gift 1️⃣',
  '\u0000\u0007\u001b[31m\u001d\u0085\r\n\t end',
  '^XA^FO50,50^ADN,36,20^FDhello^FS^XZ',
  '<script>alert(1)</script>&amp;',
  '\u202Etxt.exe\u202C',
  'e\u0301\u0301\u0301\u0301\u0301',
  '\uD800 lone surrogate',
  '%page% %pages% %parcel% {{page}} $t(x)',
  '\n'.repeat(300),
  '',
];

export function commandCardOf(part: Partial<CommandCard> = {}): CommandCard {
  return {
    kind: 'command-card',
    sheet: 'a4',
    words: words.commandCard,
    commands: [
      { name: words.command.confirm, code: 'PB.SHIP' },
      { name: words.command.undo, code: 'PB.UNDO' },
      { name: words.command.next, code: 'PB.NEXT' },
    ],
    ...part,
  };
}

export function manifestOf(part: Partial<Manifest> = {}): Manifest {
  return {
    kind: 'manifest',
    sheet: 'a4',
    words: words.manifest,
    shopName: 'Harbour Street Gifts',
    carrier: 'Royal Mail',
    closedOn: 'Mon, 23 November 2026, 17:05',
    lines: [
      { orderNumber: '#1001', parcel: '1', service: '48', tracking: 'AB123GB', weight: '1.2 kg' },
      { orderNumber: '#1002', parcel: '2', service: '', tracking: '', weight: '' },
    ],
    ...part,
  };
}
