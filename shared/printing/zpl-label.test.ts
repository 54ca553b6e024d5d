/** The ZPL label: what it holds, and that nothing from outside is a command. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AddressLabel } from '../documents/address-label.ts';
import { zplLabel, zplText } from './zpl-label.ts';

const label: AddressLabel = {
  kind: 'address-label',
  words: {
    ...{ title: 'Address label', from: 'From', to: 'To', order: 'Order', service: 'Service' },
    parcel: 'Parcel %parcel% of %parcels%',
    oneOfSeveral: 'Parcel %parcel%',
  },
  from: ['Lima & Daughters', '1 High Street'],
  to: ['Zoë Müller', 'Hauptstraße 5', '04109 Leipzig'],
  postcode: '04109',
  country: 'GERMANY',
  orderNumber: '#1001',
  code: 'PB.O.SHOP1001',
  service: 'Express',
  parcel: 1,
  parcels: 2,
};

/** The field data of a label, as a printer would read it: up to the next command. */
function fields(zpl: string): string[] {
  return [...zpl.matchAll(/\^FH\^FD([^^~]*)\^FS/g)].map(([, data = '']) =>
    data.replace(/_([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
  );
}

/** The commands of a label without what is in its fields. */
function commands(zpl: string): string[] {
  return [...zpl.replace(/\^FD[^^~]*/g, '^FD').matchAll(/[\^~][A-Z0-9]{2}/g)].map(([name]) => name);
}

describe('what stands on it', () => {
  test('addresses, postcode, order, parcel and the code as bars and letters', () => {
    expect(fields(zplLabel(label))).toEqual([
      'Address label',
      'Parcel 1 of 2',
      'From',
      'Lima & Daughters',
      '1 High Street',
      'To',
      'Zoë Müller',
      'Hauptstraße 5',
      '04109 Leipzig',
      '04109',
      'GERMANY',
      'Order: #1001',
      'Service: Express',
      'PB.O.SHOP1001',
      'PB.O.SHOP1001',
    ]);
  });

  test('one label, printed once, in UTF-8', () => {
    const zpl = zplLabel(label);
    expect(zpl.startsWith('^XA\n^CI28\n')).toBe(true);
    expect(zpl.trimEnd().endsWith('^PQ1\n^XZ')).toBe(true);
  });

  test('an address of 300 letters is wrapped, and loses none', () => {
    const long = Array.from({ length: 60 }, (_, n) => `w${n}`).join(' ');
    const shown = fields(zplLabel({ ...label, to: ['Ann', long] })).join(' ');
    expect(shown).toContain(long);
  });

  test('a code too long for bars is letters alone', () => {
    const zpl = zplLabel({ ...label, code: 'X'.repeat(200) });
    expect(zpl).not.toContain('^BC');
  });
});

describe('nothing from outside is a command', () => {
  test('carets, tildes, escapes and line ends of an address are text', () => {
    const hostile = '^XZ^XA~JA_5E\\&\r\n^FDx^FS\u0000\u202e';
    expect(zplText(hostile)).toBe('_5EXZ_5EXA_7EJA_5F5E_5C& _5EFDx_5EFS');
    const zpl = zplLabel({ ...label, to: [hostile] });
    expect(commands(zpl).filter((name) => name === '^XZ')).toEqual(['^XZ']);
    expect(fields(zpl)).toContain('^XZ^XA~JA_5E\\& ^FDx^FS');
  });

  test('whatever is written on it, its commands are of the known few, and it ends once', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    const KNOWN = ['XA', 'CI', 'PW', 'LL', 'LH', 'FO', 'A0', 'FB', 'FH', 'FD', 'FS', 'GB', 'BY'];
    const known = new Set([...KNOWN, 'BC', 'PQ', 'XZ'].map((name) => `^${name}`));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), text, text, (to, a, b) => {
        const zpl = zplLabel({ ...label, to, postcode: a, orderNumber: b, service: a, code: b });
        const used = commands(zpl);
        expect(used.filter((name) => !known.has(name))).toEqual([]);
        expect(used.filter((name) => name === '^XZ' || name === '^XA')).toEqual(['^XA', '^XZ']);
      }),
    );
  });
});
