/** Law S1: versions of a shipment merge in any order; each station's parcel takes its units once and gives them back once. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldLedger, onHand } from '../inventory/ledger.ts';
import { standingShipments } from '../orders/log.ts';
import { mergeOrders } from '../orders/merge.ts';
import { recordEntry } from '../orders/record-entry.ts';
import type { Author } from '../records/author.ts';
import { type MovementRecord, movementRecord } from '../records/movement.ts';
import type { OrderRecord } from '../records/order.ts';
import { emptyAddress } from '../records/order-facts.ts';
import { type ParcelEnd, type ShipmentRecord, shipmentRecord } from '../records/shipment.ts';
import { ANA, did, HOME, orderOf, parcelOf, shippedOf, stampAt } from '../testing/orders.ts';
import { movementsOf, untoldOf } from './implied.ts';
import {
  blankShipment,
  confirmationsOf,
  mergeShipments,
  openRecalls,
  shipmentOf,
  withEnd,
  withLabel,
} from './shipment.ts';

const packed = orderOf('MUG 2/2', 'TEE 0/0', 'MUG 1/1');
const carriage = { carrier: 'Royal Mail', service: '24', tracking: 'AB 12 3' };
const shipment = shipmentOf(packed, carriage, (skuId) => `bin of ${skuId}`, ANA, stampAt(5));
const damaged: ParcelEnd = { kind: 'voided', at: stampAt(8), by: ANA, reason: 'damaged' };
const voided = withEnd(shipment, ANA.station, damaged);
const BO: Author = { station: 'bench-2', user: 'Bo' };
/** Bo shipped the same parcel a minute after Ana, with the network out. */
const bos = shipmentOf(
  packed,
  { ...carriage, tracking: 'BO 1' },
  () => '',
  BO,
  stampAt(6, 'bench-2'),
);
const both = mergeShipments(bos, shipment);

test('a shipment is the parcel being filled, line by line with SKU and bin', () => {
  expect(shipmentRecord.parse(shipment)).toEqual(shipment);
  expect(shipment).toMatchObject({
    id: 'shop:1001:p1',
    order: 'shop:1001',
    parcel: 'p1',
    confirmed: {
      at: stampAt(5),
      by: ANA,
      contents: [
        { line: 'L1', skuId: 'mug', bin: 'bin of mug', units: 2 },
        { line: 'L3', skuId: 'mug', bin: 'bin of mug', units: 1 },
      ],
      shipTo: HOME,
    },
    trackingKey: 'ab123',
    settled: 'open',
  });
});

test('a kit that ships takes its parts off stock and gives the same back, whatever it is made of by then', () => {
  const kits = orderOf('SET 2/2', 'MUG 1/1');
  const kitOf = (skuId: string) =>
    skuId === 'set'
      ? [
          { skuId: 'mug', units: 2 },
          { skuId: 'box', units: 1 },
        ]
      : [];
  const left = shipmentOf(kits, carriage, (skuId) => `bin of ${skuId}`, ANA, stampAt(5), kitOf);
  expect(shipmentRecord.parse(left)).toEqual(left);
  const back = withEnd(left, ANA.station, damaged);
  const taken = movementsOf(left);
  expect(taken.map(({ skuId, bin, units }) => [skuId, bin, units])).toEqual([
    ['mug', 'bin of mug', -4],
    ['box', 'bin of box', -2],
    ['mug', 'bin of mug', -1],
  ]);
  expect(taken.every((one) => movementRecord.safeParse(one).success)).toBe(true);
  const all = movementsOf(back);
  expect(new Set(all.map(({ id }) => id)).size).toBe(6);
  expect(onHand(foldLedger(all.filter(({ skuId }) => skuId === 'mug')))).toBe(0);
});

test('the second parcel of an order is another shipment', () => {
  const first = did(packed, shippedOf(packed, 'p1', { L1: 2, L3: 1 }), 6);
  const again = did(first, parcelOf('p2', { L1: 1 }), 7);
  const second = shipmentOf(again, carriage, () => '', ANA, stampAt(8));
  expect([second.id, second.confirmed.contents]).toEqual([
    'shop:1001:p2',
    [{ line: 'L1', skuId: 'mug', bin: '', units: 1 }],
  ]);
});

describe('stock', () => {
  /** A ledger keeps one movement per id, however often it is written. */
  const byId = (all: readonly MovementRecord[]) => [
    ...new Map(all.map((movement) => [movement.id, movement])).values(),
  ];

  test('what is shipped is taken, once however often it is written', () => {
    const twice = byId([...movementsOf(shipment), ...movementsOf(shipment)]);
    for (const movement of twice) expect(movementRecord.parse(movement)).toEqual(movement);
    expect(twice.map(({ id, units }) => [id, units])).toEqual([
      ['ship:shop:1001:p1:l1:bench-1', -2],
      ['ship:shop:1001:p1:l3:bench-1', -1],
    ]);
    expect(onHand(foldLedger(twice))).toBe(-3);
  });

  test('what is voided comes back, line by line into its bin', () => {
    const all = byId([...movementsOf(shipment), ...movementsOf(voided)]);
    expect(all).toHaveLength(4);
    expect(foldLedger(all)).toEqual({
      'bin of mug': { baseAt: '', base: 0, since: 0, entered: false },
    });
    expect(all.at(-1)).toMatchObject({
      id: 'void:shop:1001:p1:l3:bench-1',
      at: stampAt(8),
    });
    // Why is typed by people and may have to be erased; the ledger is never changed.
    expect(all.map((movement) => movement.reason)).toEqual(['', '', '', '']);
  });

  test('two parcels take twice, and the one that came back gives its own back', () => {
    const home: ParcelEnd = { kind: 'came-back', at: stampAt(9), by: ANA, reason: '' };
    const caught = withEnd(both, 'bench-2', home);
    const onHandAfter = (one: ShipmentRecord) =>
      byId(movementsOf(one)).reduce((sum, movement) => sum + movement.units, 0);
    expect([both, caught, withEnd(caught, 'bench-1', damaged)].map(onHandAfter)).toEqual([
      -6, -3, 0,
    ]);
    expect(byId([both, caught].flatMap(movementsOf)).map(({ id, by }) => [id, by.user])).toEqual([
      ['ship:shop:1001:p1:l1:bench-1', 'Ana'],
      ['ship:shop:1001:p1:l3:bench-1', 'Ana'],
      ['ship:shop:1001:p1:l1:bench-2', 'Bo'],
      ['ship:shop:1001:p1:l3:bench-2', 'Bo'],
      ['void:shop:1001:p1:l1:bench-2', 'Ana'],
      ['void:shop:1001:p1:l3:bench-2', 'Ana'],
    ]);
  });
});

describe('one parcel shipped by two stations', () => {
  const lost: ParcelEnd = { kind: 'lost', at: stampAt(9), by: ANA, reason: '' };

  test('the earlier stands under its own tracking number, the other is to be recalled', () => {
    expect(both).toMatchObject({
      confirmed: { by: ANA },
      recalled: [{ by: BO }],
      trackingKey: 'ab123',
      recall: 'open',
      leftAt: stampAt(5),
    });
    const corrected = withLabel(both, 'bench-2', { tracking: 'BO 2' }, stampAt(7));
    expect(corrected.tracking.value).toBe('AB 12 3');
    expect(corrected.labels['bench-2']?.tracking.value).toBe('BO 2');
  });

  test('is off the recall list once somebody said what became of the other', () => {
    expect(openRecalls(both)).toEqual(both.recalled);
    expect(withEnd(both, 'bench-2', lost)).toMatchObject({
      recall: 'none',
      voided: { at: '' },
      recalled: [{ by: BO }],
    });
  });

  test('voiding means the parcel that the voider knew: the other one stands then', () => {
    const met = mergeShipments(voided, bos);
    expect(met).toMatchObject({
      confirmed: { by: BO },
      recalled: [{ by: ANA }],
      voided: { at: '' },
      trackingKey: 'bo1',
      recall: 'none',
    });
    const none = withEnd(met, 'bench-2', { ...damaged, at: stampAt(10), by: BO });
    expect(none).toMatchObject({ confirmed: { by: ANA }, voided: { at: stampAt(8), by: ANA } });
  });

  test('what was thought lost may come back; what is back in stock stays there', () => {
    const back: ParcelEnd = { ...lost, kind: 'came-back', at: stampAt(12) };
    const found = withEnd(withEnd(both, 'bench-2', lost), 'bench-2', back);
    expect(found.ends['bench-2']).toEqual(back);
    expect(withEnd(found, 'bench-2', { ...lost, at: stampAt(13) })).toEqual(found);
  });
});

describe('S1: merge', () => {
  const STATIONS = ['bench-1', 'bench-2', 'bench-3'];
  const by = fc.constantFrom(...STATIONS).map((station) => ({ station, user: '' }));
  const minute = fc.nat(1);
  const text = fc.constantFrom('', 'A 1', 'b2');
  const end: fc.Arbitrary<[string, ParcelEnd]> = fc.tuple(
    fc.constantFrom(...STATIONS),
    fc
      .record({
        kind: fc.constantFrom<ParcelEnd['kind'][]>('voided', 'came-back', 'delivered', 'lost'),
        at: minute,
        by,
        reason: fc.constantFrom('damaged', 'mislaid'),
      })
      .map((one) => ({ ...one, at: stampAt(5 + one.at, one.by.station) })),
  );
  /** One station's version: its own confirmation, with or without what was said later of any. */
  const single: fc.Arbitrary<ShipmentRecord> = fc
    .record({
      at: minute,
      by,
      units: fc.constantFrom(1, 1, 1, 2),
      tracking: text,
      corrected: fc.option(fc.tuple(text, minute), { nil: null }),
      ends: fc.array(end, { maxLength: 2 }),
      settled: fc.constantFrom<ShipmentRecord['settled'][]>('open', 'done'),
    })
    .map(({ at, by: author, units, tracking, corrected, ends, settled }) => {
      const made = shipmentOf(
        orderOf(`MUG ${units}/2`),
        { carrier: '', service: '', tracking },
        () => '',
        author,
        stampAt(at, author.station),
      );
      const labelled = corrected
        ? withLabel(made, author.station, { tracking: corrected[0] }, stampAt(corrected[1]))
        : made;
      const ended = ends.reduce((one, [of, said]) => withEnd(one, of, said), labelled);
      return { ...ended, settled };
    });
  const version = fc
    .array(
      fc.tuple(single, fc.boolean()).map(([one, gone]) => (gone ? blankShipment(one) : one)),
      { minLength: 1, maxLength: 3 },
    )
    .map((versions) => versions.reduce(mergeShipments));
  const blankHome = { ...emptyAddress, country: 'US', region: 'MA' };
  const RUNS = { numRuns: 1000 };

  test('is commutative', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(mergeShipments(a, b)).toEqual(mergeShipments(b, a));
      }),
      RUNS,
    );
  });

  test('is associative', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(mergeShipments(mergeShipments(a, b), c)).toEqual(
          mergeShipments(a, mergeShipments(b, c)),
        );
      }),
      RUNS,
    );
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        const both = mergeShipments(a, b);
        expect(mergeShipments(a, a)).toEqual(a);
        expect(mergeShipments(both, b)).toEqual(both);
      }),
      RUNS,
    );
  });

  test('loses no parcel: one stands, all others are recalled', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        const merged = mergeShipments(a, b);
        const stationsOf = (one: ShipmentRecord) =>
          confirmationsOf(one).map(({ by: { station } }) => station);
        const known = new Set([a, b].flatMap(stationsOf));
        expect(stationsOf(merged).sort()).toEqual([...known].sort());
        expect(shipmentRecord.parse(merged)).toEqual(merged);
      }),
      RUNS,
    );
  });

  test('the earliest stands whose units are not back', () => {
    fc.assert(
      fc.property(version, (one) => {
        const back = new Set(
          Object.entries(one.ends).flatMap(([station, { kind }]) =>
            kind === 'voided' || kind === 'came-back' ? [station] : [],
          ),
        );
        const out = confirmationsOf(one).filter(({ by: { station } }) => !back.has(station));
        for (const other of out.length > 0 ? out : one.recalled)
          expect(other.at >= one.confirmed.at).toBe(true);
        expect(one.voided.at === '').toBe(out.length > 0);
      }),
      RUNS,
    );
  });

  test('shipment and log agree which parcel stands, whichever station wrote the log when', () => {
    const told = (order: OrderRecord, one: ShipmentRecord) =>
      untoldOf(one, order.log).reduce(
        (last, { body, by, at }) => recordEntry(last, body, by, at),
        order,
      );
    // Stamps name their station and moment once, as real ones do.
    const real = fc
      .array(fc.tuple(fc.nat(2), fc.option(end, { nil: null })), { minLength: 1, maxLength: 4 })
      .map((all) =>
        all.map(([n, said]) => {
          const station = STATIONS[n] ?? '';
          const author = { station, user: '' };
          const made = shipmentOf(packed, carriage, () => '', author, stampAt(3 - n, station));
          if (!said) return made;
          const [of, end] = said;
          return withEnd(made, of, { ...end, at: `${end.at}.${end.kind}` });
        }),
      );
    fc.assert(
      fc.property(real, (versions) => {
        const merged = versions.reduce(mergeShipments);
        const early = versions.map((one) => told(packed, one)).reduce(mergeOrders);
        const settled = told(early, merged);
        const standing = standingShipments(settled.log).map(({ by, at }) => ({ by, at }));
        const { confirmed } = merged;
        const isOut = merged.voided.at === '';
        expect(standing).toEqual(isOut ? [{ by: confirmed.by, at: confirmed.at }] : []);
        expect(told(settled, merged)).toEqual(settled);
      }),
      RUNS,
    );
  });

  test('O5: what was erased stays erased, and erasing first or merging first comes to the same', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        const gone = blankShipment(a);
        const back = mergeShipments(gone, a);
        expect(back).toEqual(gone);
        expect(JSON.stringify(gone)).not.toMatch(/March|Orchard|damaged|mislaid/);
        expect(blankShipment(mergeShipments(a, b))).toEqual(mergeShipments(gone, blankShipment(b)));
      }),
      RUNS,
    );
  });

  test('erasing blanks where it went and why it was voided, and nothing else', () => {
    expect(blankShipment({ ...voided, settled: 'done' })).toEqual({
      ...voided,
      settled: 'done',
      confirmed: { ...voided.confirmed, shipTo: blankHome },
      ends: { 'bench-1': { ...damaged, reason: '' } },
      voided: { ...voided.voided, reason: '' },
    });
  });

  test('is settled where somebody has written what follows from both versions, and only there', () => {
    const done: ShipmentRecord = { ...shipment, settled: 'done' };
    const typed = withLabel(done, 'bench-1', { tracking: 'XY' }, stampAt(9));
    expect(mergeShipments(done, typed)).toMatchObject({ settled: 'done', trackingKey: 'xy' });
    expect(mergeShipments(done, shipment).settled).toBe('done');
    expect(mergeShipments({ ...voided, settled: 'done' }, done).settled).toBe('done');
    expect(mergeShipments({ ...voided, settled: 'open' }, done).settled).toBe('open');
    expect(mergeShipments(done, { ...bos, settled: 'done' }).settled).toBe('open');
    expect(withEnd(done, 'bench-1', damaged).settled).toBe('open');
  });
});
