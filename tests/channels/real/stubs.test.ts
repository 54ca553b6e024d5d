/**
 * What a run against real servers does, done once at our stubs: that proves the run itself, and nothing about the vendors.
 * (Vendure's is run at a real one: tests/channels/vendure.)
 */
import { afterAll, describe, expect } from 'vitest';
import {
  openStubShop as openMedusaStub,
  type StubShop,
} from '../../../electron/channels/medusa/testing/stub-shop.ts';
import { quickClock } from '../../../electron/channels/transport/testing/quick-clock.ts';
import { openStubShop as openWooStub } from '../../../electron/channels/woocommerce/testing/stub-shop.ts';
import { openMedusa } from './medusa.ts';
import { scenario } from './scenario.ts';
import { openWooCommerce } from './woocommerce.ts';

type WooStub = Awaited<ReturnType<typeof openWooStub>>;

describe.each([
  ['that keeps fulfilments', true],
  ['without fulfilments', false],
])('a WooCommerce %s', (_name, fulfilments) => {
  const stubs: WooStub[] = [];
  // Runs behind the scenario's own.
  afterAll(async () => {
    for (const stub of stubs) {
      await stub.close();
      expect([...stub.orders.keys(), ...stub.products.keys()]).toEqual([]);
    }
  });
  scenario(async () => {
    const stub = await openWooStub({ fulfilments });
    stubs.push(stub);
    return openWooCommerce({ url: stub.url, ...stub.keys }, quickClock(Date.now()));
  });
});

describe('a Medusa', () => {
  const stubs: StubShop[] = [];
  afterAll(async () => {
    for (const stub of stubs) {
      await stub[Symbol.asyncDispose]();
      expect([...stub.items.keys()]).toEqual([]);
      const open = ({ status, fulfillments }: { status: string; fulfillments: object[] }) =>
        status !== 'canceled' && fulfillments.length < 2;
      expect([...stub.orders.values()].filter(open)).toEqual([]);
    }
  });
  scenario(async () => {
    const stub = await openMedusaStub(Date.now);
    stubs.push(stub);
    return openMedusa({ url: stub.server.url, key: stub.keys.key }, quickClock(Date.now()));
  });
});
