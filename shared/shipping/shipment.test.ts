/** Law S1: versions of a shipment merge in any order; what it takes from stock it takes once, and a void gives it back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldLedger, onHand } from '../inventory/ledger.ts';
import { type MovementRecord, movementRecord } from '../records/movement.ts';
import { emptyAddress } from '../records/order-facts.ts';
import { type ShipmentRecord, shipmentRecord } from '../records/shipment.ts';
import { ANA, did, HOME, orderOf, parcelOf, shippedOf, stampAt } from '../testing/orders.ts';
import { blankShipment, mergeShipments, movementsOf, shipmentOf, trackingKey } from './shipment.ts';

const packed = orderOf('MUG 2/2', 'TEE 0/0', 'MUG 1/1');
const carriage = { carrier: 'Royal Mail', service: '24', tracking: 'AB 12 3' };
const shipment = shipmentOf(packed, carriage, (skuId) => `bin of ${skuId}`, ANA, stampAt(5));
const voided: ShipmentRecord = {
  ...shipment,
  voided: { at: stampAt(8), by: ANA, reason: 'damaged' },
};

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
      ['ship:shop:1001:p1:l1', -2],
      ['ship:shop:1001:p1:l3', -1],
    ]);
    expect(onHand(foldLedger(twice))).toBe(-3);
  });

  test('what is voided comes back, line by line into its bin', () => {
    const all = byId([...movementsOf(shipment), ...movementsOf(voided)]);
    expect(all).toHaveLength(4);
    expect(foldLedger(all)).toEqual({ 'bin of mug': { baseAt: '', base: 0, since: 0 } });
    expect(all.at(-1)).toMatchObject({
      id: 'void:shop:1001:p1:l3',
      at: stampAt(8),
    });
    // Why is typed by people and may have to be erased; the ledger is never changed.
    expect(all.map((movement) => movement.reason)).toEqual(['', '', '', '']);
  });
});

describe('S1: merge', () => {
  const by = fc.constantFrom('bench-1', 'bench-2').map((station) => ({ station, user: '' }));
  const minute = fc.nat(1);
  const stamped = fc.record({
    value: fc.constantFrom('', 'A 1', 'b2'),
    at: minute.map((n) => stampAt(n)),
  });
  /** One station's version: its own confirmation (often another's too), with or without what came later. */
  const single: fc.Arbitrary<ShipmentRecord> = fc
    .record({
      at: minute,
      by,
      units: fc.constantFrom(1, 1, 1, 2),
      carrier: stamped,
      service: stamped,
      tracking: stamped,
      voided: fc.option(fc.record({ at: minute, by, reason: fc.constantFrom('damaged', 'lost') }), {
        nil: null,
        freq: 1,
      }),
      settled: fc.constantFrom<ShipmentRecord['settled'][]>('open', 'done'),
    })
    .map(({ at, by: author, units, voided: gone, ...rest }) => ({
      ...shipment,
      ...rest,
      confirmed: {
        at: stampAt(at, author.station),
        by: author,
        contents: [{ line: 'L1', skuId: 'mug', bin: '', units }],
        shipTo: HOME,
      },
      voided: gone
        ? { ...gone, at: stampAt(5 + gone.at, gone.by.station) }
        : { at: '', by: null, reason: '' },
      trackingKey: trackingKey(rest.tracking.value),
    }));
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

  test('loses no confirmation: the earliest stands, all others are parcels to recall', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        const { confirmed, recalled } = mergeShipments(a, b);
        const known = [a, b].flatMap((one) => [one.confirmed, ...one.recalled]);
        const kept = [confirmed, ...recalled].map((one) => ({ ...one, shipTo: blankHome }));
        for (const one of known) {
          expect(kept).toContainEqual({ ...one, shipTo: blankHome });
          expect(one.at >= confirmed.at).toBe(true);
        }
        const told = new Set([confirmed, ...recalled].map((one) => JSON.stringify(one)));
        expect(told.size).toBe(1 + recalled.length);
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
        expect(JSON.stringify(gone)).not.toMatch(/March|Orchard|damaged|lost/);
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
      voided: { ...voided.voided, reason: '' },
    });
  });

  test('has to be settled again unless both versions had written the same', () => {
    const done: ShipmentRecord = { ...shipment, settled: 'done' };
    const typed: ShipmentRecord = { ...done, tracking: { value: 'XY', at: stampAt(9) } };
    expect(mergeShipments(done, typed)).toMatchObject({
      settled: 'done',
      tracking: { value: 'XY' },
      trackingKey: 'xy',
    });
    const elsewhere = { station: 'bench-2', user: 'Bo' };
    const other = { ...done, confirmed: { ...done.confirmed, at: stampAt(4), by: elsewhere } };
    expect(mergeShipments(done, other)).toMatchObject({
      settled: 'open',
      confirmed: { at: stampAt(4), by: elsewhere },
      recalled: [{ at: stampAt(5), by: ANA }],
    });
    expect(mergeShipments({ ...voided, settled: 'done' }, done).settled).toBe('open');
  });
});
