/** What the sample shop did with an order, by its fate: packed, shipped, held, cancelled … in minutes before now. */
import type { SampleWork } from '../../shared/sample/sample-data.ts';
import { carriageOf } from './channels.ts';
import type { Plan } from './plans.ts';
import type { Random } from './random.ts';

interface Parcelled {
  readonly express: boolean;
  readonly country: string;
  readonly units: number;
}

const HOUR = 60;
const PACKING_MINUTES = 4;
const HOLDS: readonly (readonly ['fraud' | 'address' | 'operator' | 'other', string])[] = [
  ['fraud', 'Billed to another country than it ships to.'],
  ['address', 'The postcode is not in this town.'],
  ['operator', 'Buyer asked about another colour, waiting for the answer.'],
  ['other', 'Buyer is away, ship after the date.'],
];

/** The work on an order, oldest first. */
export function workOf(plan: Plan, parcel: Parcelled, random: Random): SampleWork[] {
  switch (plan.fate) {
    case 'shipped':
      return shipped(plan.placed - random.int(2 * HOUR, 14 * HOUR), parcel, random);
    case 'shipped-late':
      return shipped(plan.placed - random.int(28 * HOUR, 80 * HOUR), parcel, random);
    case 'shipped-again':
      return [
        ...shipped(plan.placed - 5 * HOUR, parcel, random),
        { kind: 'void', ago: plan.placed - 6 * HOUR, reason: 'Wrong label on the parcel.' },
        ...shipped(plan.placed - 7 * HOUR, parcel, random),
      ];
    case 'voided':
      return [
        ...shipped(3 * HOUR, parcel, random),
        { kind: 'void', ago: 2 * HOUR, reason: 'Address label was damaged.' },
      ];
    case 'partly-shipped':
      return [
        { kind: 'pack', ago: 3 * HOUR, units: 1 },
        shipment(3 * HOUR - 1, parcel, random),
        { kind: 'note', ago: 3 * HOUR - 2, text: 'The rest follows when it is found.' },
      ];
    case 'picking':
      return [{ kind: 'pick', ago: random.int(5, 50) }];
    case 'packing':
      return [{ kind: 'pack', ago: random.int(2, 20), units: 1 }];
    case 'packed':
      return [{ kind: 'pack', ago: random.int(10, 90), units: 'all' }];
    case 'held':
      return held(plan, random);
    case 'cancelled-here':
      return [{ kind: 'cancel', ago: 2 * HOUR, reason: 'Buyer wrote: ordered twice.' }];
    default:
      return random.chance(0.03) ? [{ kind: 'tag', ago: 2, tag: 'call first' }] : [];
  }
}

function shipped(ago: number, parcel: Parcelled, random: Random): SampleWork[] {
  return [
    { kind: 'pack', ago: ago + PACKING_MINUTES, units: 'all' },
    shipment(ago, parcel, random),
  ];
}

function shipment(ago: number, parcel: Parcelled, random: Random): SampleWork {
  const tracking = `SAMPLE${String(random.int(0, 99_999_999)).padStart(8, '0')}${parcel.country}`;
  return { kind: 'ship', ago, ...carriageOf(parcel.country, parcel.express), tracking };
}

function held(plan: Plan, random: Random): SampleWork[] {
  const [hold, reason] = random.pick(HOLDS);
  const until = hold === 'other' ? -random.int(30 * HOUR, 96 * HOUR) : null;
  return [{ kind: 'hold', ago: plan.placed - random.int(1, 3) * HOUR, hold, reason, until }];
}
