/** What orders of each sales channel look like: their numbers, shipping services, promises and who buys there. */
import type { Country, Person } from './people.ts';
import type { Random } from './random.ts';

export type Channel = 'shopify' | 'amazon' | 'ebay' | 'woocommerce' | 'etsy';

export const CHANNEL_SHARES: { readonly [channel in Channel]: number } = {
  shopify: 30,
  amazon: 25,
  ebay: 17,
  woocommerce: 15,
  etsy: 13,
};

export const COUNTRY_SHARES: {
  readonly [channel in Channel]: { readonly [country in Country]: number };
} = {
  shopify: { GB: 60, DE: 9, FR: 9, NL: 6, IE: 6, US: 10 },
  amazon: { GB: 74, DE: 10, FR: 8, NL: 3, IE: 5, US: 0 },
  ebay: { GB: 80, DE: 8, FR: 4, NL: 2, IE: 6, US: 0 },
  woocommerce: { GB: 66, DE: 10, FR: 8, NL: 8, IE: 8, US: 0 },
  etsy: { GB: 48, DE: 9, FR: 8, NL: 5, IE: 4, US: 26 },
};

interface Service {
  readonly name: string;
  /** Minor units, in whatever the buyer's currency is. */
  readonly postage: number;
}

const SERVICES: {
  readonly [channel in Channel]: { readonly usual: readonly Service[]; readonly express: Service };
} = {
  shopify: {
    usual: [
      { name: 'Standard', postage: 395 },
      { name: 'Economy', postage: 0 },
    ],
    express: { name: 'Express', postage: 795 },
  },
  amazon: {
    usual: [
      { name: 'Standard', postage: 299 },
      { name: 'Economy', postage: 0 },
    ],
    express: { name: 'Next day', postage: 699 },
  },
  ebay: {
    usual: [
      { name: 'Royal Mail 48', postage: 345 },
      { name: 'Economy delivery', postage: 285 },
    ],
    express: { name: 'Express delivery 24h', postage: 645 },
  },
  woocommerce: {
    usual: [
      { name: 'Flat rate', postage: 350 },
      { name: 'Free shipping', postage: 0 },
    ],
    express: { name: 'Next day delivery', postage: 750 },
  },
  etsy: {
    usual: [{ name: 'Standard delivery', postage: 320 }],
    express: { name: 'Priority delivery', postage: 690 },
  },
};

/** Hours from the order to the moment the channel has promised to ship; the others promise nothing. */
const PROMISES: { readonly [channel in Channel]: readonly number[] | null } = {
  shopify: [48, 72],
  amazon: [48, 72],
  ebay: [72],
  woocommerce: null,
  etsy: [72, 96],
};

/** The shipping service of an order. */
export function serviceOf(channel: Channel, express: boolean, random: Random): Service {
  return express ? SERVICES[channel].express : random.pick(SERVICES[channel].usual);
}

/** Minutes from placed to ship-by, or null where the channel promises none. */
export function promiseOf(channel: Channel, express: boolean, random: Random): number | null {
  const hours = PROMISES[channel];
  if (!hours) return null;
  return (express ? 36 : random.pick(hours)) * 60;
}

/** The number of a channel's nth order. None of them is also a SKU's code, which has five digits. */
export function numberOf(channel: Channel, n: number, random: Random): string {
  const digits = (count: number) => String(random.int(0, 10 ** count - 1)).padStart(count, '0');
  switch (channel) {
    case 'shopify':
      return `#${1001 + n}`;
    case 'amazon':
      return `203-${digits(7)}-${digits(7)}`;
    case 'ebay':
      return `11-${digits(5)}-${digits(5)}`;
    case 'woocommerce':
      return `${4101 + n}`;
    case 'etsy':
      return `30${digits(8)}`;
  }
}

/** An amount in pence as the buyer's currency has it; made up, not a day's rate. */
export function priceIn(currency: Person['currency'], pence: number): number {
  const rate = { GBP: 1, EUR: 1.2, USD: 1.3 }[currency];
  return Math.round((pence * rate) / 5) * 5;
}

/** Who carries a parcel to a country, and by which service. */
export function carriageOf(
  country: string,
  express: boolean,
): { carrier: string; service: string } {
  if (country === 'GB') {
    return { carrier: 'Royal Mail', service: express ? 'Special Delivery' : 'Tracked 48' };
  }
  if (country === 'US') return { carrier: 'DHL', service: 'Parcel International' };
  return express
    ? { carrier: 'DPD', service: 'Express' }
    : { carrier: 'Royal Mail', service: 'International Tracked' };
}
