/** The sample shop's orders: each plan filled with a buyer, a basket out of a real invoice, and what was done to it. */
import type { SampleFile } from '../../shared/sample/sample-data.ts';
import type { CatalogueSku } from './catalogue.ts';
import {
  CHANNEL_SHARES,
  type Channel,
  COUNTRY_SHARES,
  numberOf,
  priceIn,
  promiseOf,
  serviceOf,
} from './channels.ts';
import type { Invoice } from './invoices.ts';
import { makePerson, type Person } from './people.ts';
import { makePlans, type Plan } from './plans.ts';
import type { Random } from './random.ts';
import { workOf } from './work.ts';

type FileOrder = SampleFile['orders'][number];

const NOTES = [
  'Please leave it with the neighbour at number 12.',
  'No plastic packaging if you can, thank you!',
  'Ring the bell twice, it is quiet.',
  'Is it possible to send the red one? If not, any colour is fine.',
  'Deliver after 5 pm, please.',
];
const GIFTS = [
  'Happy birthday, Grandma! Love from all of us.',
  'Congratulations on the new flat. Tea is on us!',
  'Thank you for looking after the cat.',
  'Frohe Weihnachten wünscht euch Jana',
];
const LINES: { readonly [basket in Plan['basket']]: readonly [number, number] } = {
  'one-line': [1, 1],
  usual: [2, 6],
  big: [10, 16],
};
/** Few enough to be packed by hand while trying the app out. */
const MAX_UNITS = 5;

/** All orders, oldest first. */
export function makeOrders(
  invoices: readonly Invoice[],
  catalogue: readonly CatalogueSku[],
  random: Random,
): FileOrder[] {
  const skus = new Map(catalogue.map((sku) => [sku.sku, sku]));
  const placed = new Map<Channel, number>();
  return makePlans(random).map((plan) => {
    const channel = channelOf(plan, random);
    const n = placed.get(channel) ?? 0;
    placed.set(channel, n + 1);
    const lines = basketOf(plan.basket, invoices, skus, random);
    return makeOrder({ plan, channel, n, lines }, random);
  });
}

interface Draft {
  readonly plan: Plan;
  readonly channel: Channel;
  /** How many orders of the channel came before. */
  readonly n: number;
  readonly lines: readonly (readonly [CatalogueSku, number])[];
}

function makeOrder({ plan, channel, n, lines }: Draft, random: Random): FileOrder {
  const person = makePerson(random.weighted(COUNTRY_SHARES[channel]), random);
  const prime = channel === 'amazon' && plan.premium;
  const express = plan.express || (prime && random.chance(0.5));
  const service = serviceOf(channel, express, random);
  const promise = promiseOf(channel, express || prime, random);
  const postage = prime ? 0 : priceIn(person.currency, service.postage);
  const order = {
    channel,
    number: numberOf(channel, n, random),
    placed: plan.placed,
    shipBy: promise === null ? null : plan.placed - promise,
    currency: person.currency,
    email: person.email,
    shipTo: person.shipTo,
    lines: lines.map(([sku, units]): FileOrder['lines'][number] => [
      sku.sku,
      units,
      priceIn(person.currency, sku.price),
    ]),
    ...(postage === 0 ? {} : { postage }),
    service: service.name,
    ...sourceWords(plan, channel, random),
    ...extras(plan, prime, person, random),
  };
  const units = lines.reduce((sum, [, count]) => sum + count, 0);
  const work = workOf(plan, { express, country: person.shipTo.country, units }, random);
  return work.length === 0 ? order : { ...order, work };
}

/** Marketplaces pack for their sellers only where they have warehouses: here, Amazon. */
function channelOf(plan: Plan, random: Random): Channel {
  if (plan.fate.startsWith('marketplace')) return 'amazon';
  return random.weighted(CHANNEL_SHARES);
}

/** What the source says that is out of the ordinary. */
function sourceWords(plan: Plan, channel: Channel, random: Random): Partial<FileOrder> {
  switch (plan.fate) {
    case 'unpaid':
      return { payment: channel === 'shopify' ? 'authorized' : random.pick(['unpaid', 'failed']) };
    case 'cancelled':
      return { status: 'cancelled', payment: random.pick(['refunded', 'voided']) };
    case 'marketplace':
      return { fulfilledBy: 'marketplace' };
    case 'marketplace-shipped':
      return { fulfilledBy: 'marketplace', status: 'shipped' };
    default:
      return {};
  }
}

function extras(plan: Plan, prime: boolean, person: Person, random: Random): Partial<FileOrder> {
  const programmes = [
    ...(prime ? ['prime'] : []),
    ...(plan.vip ? ['vip'] : []),
    ...(person.shipTo.company ? ['business'] : []),
  ];
  const tags = [
    ...(plan.basket === 'big' ? ['wholesale'] : []),
    ...(random.chance(0.06) ? ['first order'] : []),
    ...(random.chance(0.04) ? ['fragile'] : []),
  ];
  return {
    ...(programmes.length > 0 ? { programmes } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    ...(random.chance(0.1) ? { note: random.pick(NOTES) } : {}),
    ...(plan.gift ? { giftMessage: random.pick(GIFTS) } : {}),
  };
}

/** The first goods of a real invoice that the catalogue has, in amounts that a hand can pack. */
function basketOf(
  basket: Plan['basket'],
  invoices: readonly Invoice[],
  skus: ReadonlyMap<string, CatalogueSku>,
  random: Random,
): [CatalogueSku, number][] {
  const [low, high] = LINES[basket];
  const wanted = random.int(low, high);
  for (;;) {
    const lines: [CatalogueSku, number][] = [];
    for (const line of random.pick(invoices).lines) {
      const sku = skus.get(line.sku);
      const units = line.units <= MAX_UNITS ? line.units : 1 + (line.units % 3);
      if (sku && lines.length < wanted) lines.push([sku, units]);
    }
    if (lines.length >= low) return lines;
  }
}
