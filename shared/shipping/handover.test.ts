/** End-of-day lists: who waits for which carrier, and what a closed list keeps. */
import { expect, test } from 'vitest';
import { ANA, orderOf, stampAt } from '../testing/orders.ts';
import { closedList, closedListOf, waitingByCarrier } from './handover.ts';
import { carrierKey } from './intercepts.ts';
import { shipmentOf, withEnd } from './shipment.ts';

const leaving = (number: string, carrier: string, minutes: number) =>
  shipmentOf(
    { ...orderOf('MUG 1/1'), id: `shop:${number}` },
    { carrier, service: '48', tracking: `T${number}` },
    () => '',
    ANA,
    stampAt(minutes),
    () => [],
    { grams: 250 },
  );
const end = (kind: 'voided' | 'delivered') =>
  ({ kind, at: stampAt(9), by: ANA, reason: '' }) as const;

test('parcels wait for their carrier until it has been, unless they are back or there', () => {
  const all = [
    leaving('1', 'Royal Mail', 1),
    leaving('2', 'royal mail', 5),
    leaving('3', 'DPD', 5),
    leaving('4', '', 5),
    withEnd(leaving('5', 'DPD', 5), ANA.station, end('voided')),
    withEnd(leaving('6', 'DPD', 5), ANA.station, end('delivered')),
  ];
  const shown = (handover: Record<string, string>) =>
    waitingByCarrier(all, handover).map(({ carrier, shipments }) => [
      carrier,
      shipments.map(({ order }) => order),
    ]);
  expect(shown({})).toEqual([
    ['Royal Mail', ['shop:1', 'shop:2']],
    ['DPD', ['shop:3']],
    ['', ['shop:4']],
  ]);
  expect(shown({ [carrierKey('Royal Mail')]: stampAt(3) })).toEqual([
    ['royal mail', ['shop:2']],
    ['DPD', ['shop:3']],
    ['', ['shop:4']],
  ]);
});

test('a closed list names parcels, and nobody', () => {
  const list = closedListOf({ carrier: 'DPD', shipments: [leaving('3', 'DPD', 5)] });
  expect(closedList.parse(list)).toEqual({
    carrier: 'DPD',
    parcels: [
      {
        ...{ shipment: 'shop:3:p1', order: 'shop:3', parcel: 'p1' },
        ...{ service: '48', tracking: 'T3', grams: 250 },
      },
    ],
  });
});
