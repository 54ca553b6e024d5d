/** Serial numbers, lots and expiry dates: what a SKU wants, what does not go in, what undo and shipping make of them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrderRecord } from '../records/order.ts';
import { shipmentOf } from '../shipping/shipment.ts';
import { ANA, did, orderOf, scanOf, stampAt, timeAt } from '../testing/orders.ts';
import { type PackRules, packUnits, undoScan } from './pack-unit.ts';
import { type TraceRules, traceFault, type UnitTrace } from './trace.ts';

const TODAY = '2026-11-24';
const rulesOf = (rules: TraceRules): PackRules => ({ rules, today: TODAY });

function scan(order: OrderRecord, trace: UnitTrace, rules: TraceRules, minutes: number, units = 1) {
  const scanned = { ...scanOf('MUG', units), trace };
  const { verdict, entry } = packUnits(
    order,
    scanned,
    ANA.station,
    timeAt(minutes),
    rulesOf(rules),
  );
  return { kind: verdict.kind, verdict, order: entry ? did(order, entry, minutes) : order };
}

test.each<[TraceRules, UnitTrace, string | null]>([
  [{}, {}, null],
  [{ serial: true }, {}, 'trace-missing'],
  [{ serial: true }, { serial: 'S1' }, null],
  [{ serial: true }, { serial: 'S0' }, 'serial-twice'],
  [{}, { serial: 'S0' }, null],
  [{ lot: true, expiry: true }, { lot: 'L1' }, 'trace-missing'],
  [{ lot: true, expiry: true }, { lot: 'L1', expiry: TODAY }, null],
  [{}, { expiry: '2026-11-23' }, 'expired'],
])('a SKU that wants %o and a code with %o: %s', (rules, trace, kind) => {
  const fault = traceFault({ sku: 'MUG', units: 1, ...trace }, rules, [{ serial: 'S0' }], TODAY);
  expect(fault?.kind ?? null).toBe(kind);
});

test('a unit is packed once by its serial number, and again once it was taken out', () => {
  const rules = { serial: true };
  const first = scan(orderOf('MUG 0/2'), { serial: 'S1' }, rules, 1);
  const twice = scan(first.order, { serial: 'S1' }, rules, 2);
  expect([first.kind, twice.kind]).toEqual(['counted', 'serial-twice']);
  const { entry } = undoScan(first.order, ANA.station, timeAt(3));
  const out = entry ? did(first.order, entry, 3) : first.order;
  expect(scan(out, { serial: 'S1' }, rules, 4).kind).toBe('counted');
});

test('what was scanned of the units is in the shipment, line by line', () => {
  const rules = { lot: true };
  const one = scan(orderOf('MUG 0/1', 'MUG 0/2'), { lot: 'A', expiry: '2027-01-31' }, rules, 1, 2);
  const two = scan(one.order, { lot: 'B' }, rules, 2);
  const carriage = { carrier: '', service: '', tracking: '' };
  const shipment = shipmentOf(two.order, carriage, () => '', ANA, stampAt(3));
  expect(
    shipment.confirmed.contents.map(({ line, units, traces }) => [line, units, traces]),
  ).toEqual([
    ['L1', 1, [{ units: 1, lot: 'A', expiry: '2027-01-31' }]],
    [
      'L2',
      2,
      [
        { units: 1, lot: 'A', expiry: '2027-01-31' },
        { units: 1, lot: 'B' },
      ],
    ],
  ]);
});

test('whatever is scanned and undone: as many traced units as units, each serial number once', () => {
  const step = fc.record({
    what: fc.constantFrom('scan', 'scan', 'undo'),
    serial: fc.constantFrom('S1', 'S2', 'S3', 'S4'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let order = orderOf('MUG 0/3');
      for (const [n, { what, serial }] of steps.entries()) {
        if (what === 'scan') order = scan(order, { serial }, { serial: true }, n).order;
        else {
          const { entry } = undoScan(order, ANA.station, timeAt(n));
          if (entry) order = did(order, entry, n);
        }
        const parcel = order.log.find((entry) => entry.kind === 'parcel');
        const units = parcel?.kind === 'parcel' ? (parcel.contents.L1 ?? 0) : 0;
        const serials =
          parcel?.kind === 'parcel' ? (parcel.traces ?? []).map((one) => one.serial) : [];
        expect(serials).toHaveLength(units);
        expect(new Set(serials).size).toBe(units);
      }
    }),
  );
});
