/** `npm run test:channels`: every real server that the environment names. What is not given is skipped, and says so. */
import { describe, test } from 'vitest';
import { openMedusa } from './medusa.ts';
import type { Keys, RealShop } from './real-shop.ts';
import { scenario } from './scenario.ts';
import { openVendure } from './vendure.ts';
import { openWooCommerce } from './woocommerce.ts';

interface Vendor {
  /** Environment variables, by the connector's names. */
  readonly keys: Keys;
  open(keys: Keys): Promise<RealShop>;
}

const vendors: Readonly<Record<string, Vendor>> = {
  WooCommerce: {
    keys: { url: 'WOO_URL', key: 'WOO_KEY', secret: 'WOO_SECRET' },
    open: openWooCommerce,
  },
  Medusa: { keys: { url: 'MEDUSA_URL', key: 'MEDUSA_KEY' }, open: openMedusa },
  Vendure: { keys: { url: 'VENDURE_URL', apiKey: 'VENDURE_KEY' }, open: openVendure },
};

describe.each(Object.entries(vendors))('%s', (_name, { keys, open }) => {
  const missing = Object.values(keys).filter((name) => !process.env[name]);
  if (missing.length > 0) {
    test('a real server', ({ skip }) => skip(`not given: ${missing.join(', ')}`));
    return;
  }
  const given = Object.entries(keys).map(([field, name]) => [field, process.env[name] ?? '']);
  scenario(() => open(Object.fromEntries(given)));
});
