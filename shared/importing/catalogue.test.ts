import { describe, expect, test } from 'vitest';
import { guessProfile } from './mapping.ts';
import { readCatalogue } from './read-catalogue.ts';
import { type Resolve, readCounts } from './read-counts.ts';
import { type Choices, noChoices } from './repairs.ts';
import { tableFrom, toldAccount } from './testing/told.ts';

function catalogue(text: string, choices: Partial<Choices> = {}) {
  const table = tableFrom(text);
  const profile = guessProfile(table.headers, 'catalogue', 'p');
  return readCatalogue(table, profile, { ...noChoices, ...choices });
}

describe('the catalogue', () => {
  test('says only what the file says', () => {
    const read = catalogue(
      'SKU,Title,Barcode,Bin,Weight (kg),Dimensions,Kit parts\nMUG-1,Mug,4006381333931; 14006381333938 x6,A-01,"0.35",12x9x10 cm,\nSET,Set,,,,,MUG-1*2; TEE\n',
    );
    expect(read.readings).toEqual([
      {
        id: 'mug-1',
        sku: 'MUG-1',
        fields: {
          title: 'Mug',
          bin: 'A-01',
          barcodes: [
            { code: '4006381333931', units: 1 },
            { code: '14006381333938', units: 6 },
          ],
          weight: 350,
          length: 120,
          width: 90,
          height: 100,
        },
        onHand: null,
      },
      {
        id: 'set',
        sku: 'SET',
        fields: {
          title: 'Set',
          kit: [
            { sku: 'MUG-1', units: 2 },
            { sku: 'TEE', units: 1 },
          ],
        },
        onHand: null,
      },
    ]);
  });

  test('refuses a barcode whose digits are lost and mends one whose zero is', () => {
    const read = catalogue('SKU,Title,Barcode\nA,a,3.6E+11\nB,b,36000291452\n');
    expect(read.accounts.map(toldAccount)).toEqual(['refused barcode-damaged', 'sku']);
    expect(read.readings[0]?.fields.barcodes).toEqual([{ code: '036000291452', units: 1 }]);
    const corrected = catalogue('SKU,Title,Barcode\nA,a,3.6E+11\n', {
      edits: { 2: { 2: '036000291452' } },
    });
    expect(corrected.accounts.map(toldAccount)).toEqual(['sku']);
  });

  test('a row per barcode is one SKU; rows that contradict each other are not', () => {
    const read = catalogue(
      'SKU,Title,Barcode\nA,a,4006381333931\nA,a,4006381333948\nA,other,4006381333955\n',
    );
    expect(read.readings.map(({ fields }) => fields.barcodes?.length)).toEqual([2]);
    expect(read.accounts[2]).toEqual({
      kind: 'refused',
      reason: 'duplicate-sku',
      column: 0,
      against: 2,
    });
  });

  test('names a barcode that two SKUs share', () => {
    expect(catalogue('SKU,Title,Barcode\nA,a,4006381333931\nB,b,4006381333931\n').notices).toEqual([
      { kind: 'barcode-shared', line: 3, text: '4006381333931: A, B' },
    ]);
  });
});

describe('counts', () => {
  const codes: { [code: string]: ReturnType<Resolve> } = {
    'MUG-1': [{ skuId: 'mug-1', units: 1, bin: 'A-01' }],
    '14006381333938': [{ skuId: 'mug-1', units: 6, bin: 'A-01' }],
    '036000291452': [{ skuId: 'tee-9', units: 1, bin: 'B-02' }],
    BOTH: [
      { skuId: 'mug-1', units: 1, bin: '' },
      { skuId: 'tee-9', units: 1, bin: '' },
    ],
  };
  const count = (text: string, choices: Partial<Choices> = {}) => {
    const table = tableFrom(text);
    const profile = guessProfile(table.headers, 'counts', 'p');
    return readCounts(table, profile, { ...noChoices, ...choices }, (code) => codes[code] ?? []);
  };

  test('are units, by SKU or barcode, in the bin named or the SKU’s own', () => {
    const read = count(
      'Code,Bin,Counted\nMUG-1,,7\n36000291452,C-9,3\nBOTH,,1\nNOPE,,1\nMUG-1,Z,-1\n',
    );
    expect(read.readings).toEqual([
      { skuId: 'mug-1', bin: 'A-01', counted: 7 },
      { skuId: 'tee-9', bin: 'C-9', counted: 3 },
    ]);
    expect(read.accounts.map(toldAccount)).toEqual([
      'count',
      'count',
      'refused ambiguous-code',
      'refused unknown-code',
      'refused units-unreadable',
    ]);
  });

  test('the same bin counted twice is added only when somebody says so', () => {
    const text = 'Code,Bin,Counted\nMUG-1,A-01,7\n14006381333938,A-01,2\n';
    expect(count(text).accounts.map(toldAccount)).toEqual(['count', 'refused duplicate-count']);
    expect(count(text, { repairs: { 'same-bin-twice': true } }).readings).toEqual([
      { skuId: 'mug-1', bin: 'A-01', counted: 19 },
    ]);
  });
});
