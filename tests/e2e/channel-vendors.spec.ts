/** Each vendor that no other test connects is connected once through the screen, at its stub; wrong keys are told first. */
import { createServer, request } from 'node:http';
import { CLIENT, openStubAmazon } from '../../electron/channels/amazon/testing/stub-amazon.ts';
import { openStubShop as openStubBigCommerce } from '../../electron/channels/bigcommerce/testing/stub-shop.ts';
import { openStubEbay } from '../../electron/channels/ebay/testing/stub-shop.ts';
import { openStubEtsy } from '../../electron/channels/etsy/testing/stub-shop.ts';
import { openStubShop as openStubMedusa } from '../../electron/channels/medusa/testing/stub-shop.ts';
import {
  CLIENT_ID,
  openStubWalmart,
  SECRET,
} from '../../electron/channels/walmart/testing/stub-walmart.ts';
import { channelHomes } from '../setup/node-host.ts';
import { expect, test } from './fixtures.ts';

interface Opened {
  readonly url: string;
  readonly close: () => PromiseLike<unknown>;
  /** By the form's labels; the last one is a secret. */
  readonly fields: Readonly<Record<string, string>>;
}

type Home = keyof Awaited<ReturnType<typeof channelHomes>>;

const VENDORS: readonly {
  readonly vendor: string;
  readonly home?: Home;
  readonly open: () => Promise<Opened>;
}[] = [
  {
    vendor: 'amazon',
    home: 'amazonTokens',
    open: async () => {
      const stub = await openStubAmazon(Date.now);
      return {
        url: stub.server.url,
        close: () => stub[Symbol.asyncDispose](),
        fields: {
          Address: stub.server.url,
          'Client ID': CLIENT.clientId,
          'Refresh token': stub.login.refreshToken,
          'Seller ID': 'A2SELLER',
          'Marketplace ID': 'A1F83G8C2ARO7P',
          'Client secret': CLIENT.clientSecret,
        },
      };
    },
  },
  {
    vendor: 'ebay',
    home: 'ebay',
    open: async () => {
      const stub = await openStubEbay({ now: Date.now });
      const { clientId, clientSecret, refreshToken } = stub.keys;
      const fields = { 'App ID': clientId, 'Refresh token': refreshToken, 'Cert ID': clientSecret };
      return { url: stub.server.url, close: () => stub[Symbol.asyncDispose](), fields };
    },
  },
  {
    vendor: 'etsy',
    home: 'etsy',
    open: async () => {
      const stub = await openStubEtsy(Date.now);
      const { keystring, sharedSecret } = stub.keys;
      const fields = {
        Keystring: keystring,
        'Refresh token': stub.refreshToken,
        'Shared secret': sharedSecret,
      };
      return { url: stub.server.url, close: () => stub[Symbol.asyncDispose](), fields };
    },
  },
  {
    vendor: 'walmart',
    home: 'walmart',
    open: async () => {
      const stub = await openStubWalmart(Date.now);
      const fields = { 'Client ID': CLIENT_ID, 'Client secret': SECRET };
      return { url: stub.server.url, close: () => stub[Symbol.asyncDispose](), fields };
    },
  },
  {
    vendor: 'bigcommerce',
    open: async () => {
      const stub = await openStubBigCommerce(Date.now);
      const fields = { Address: stub.url, 'Access token': stub.keys.token };
      return { url: stub.url, close: () => stub[Symbol.asyncDispose](), fields };
    },
  },
  {
    vendor: 'medusa',
    open: async () => {
      const stub = await openStubMedusa(Date.now);
      const fields = { Address: stub.server.url, 'Secret API key': stub.keys.key };
      return { url: stub.server.url, close: () => stub[Symbol.asyncDispose](), fields };
    },
  },
];

for (const { vendor, home, open } of VENDORS)
  test(`${vendor} is connected with its keys, and pulled`, async ({ page }) => {
    const stub = await open();
    const homes = await channelHomes();
    const door = home && (await openDoor(homes[home], stub.url));
    try {
      await page.goto('/#/channels');
      await page.getByLabel('Shop or marketplace').selectOption(vendor);
      for (const [label, value] of Object.entries(stub.fields))
        await page.getByLabel(label, { exact: false }).fill(value);
      const secret = page.getByLabel(Object.keys(stub.fields).at(-1) ?? '');
      await secret.fill('wrong');
      await page.getByRole('button', { name: 'Test and connect' }).click();
      await expect(page.getByRole('alert')).toContainText('Not connected');
      await secret.fill(Object.values(stub.fields).at(-1) ?? '');
      await page.getByRole('button', { name: 'Test and connect' }).click();
      const row = page.locator(`[data-channel="${vendor}"]`);
      await expect(row.getByRole('status')).toContainText('Pulled', { timeout: 30_000 });
    } finally {
      await door?.close();
      await stub.close();
    }
  });

/** A way from the address that the host was told at its start to a stub that began later. */
async function openDoor(home: string, to: string) {
  const server = createServer((asked, reply) => {
    const url = new URL(to);
    const forward = { port: url.port, method: asked.method, headers: asked.headers };
    const on = request({ ...forward, host: url.hostname, path: pathOf(asked.url) }, (told) => {
      reply.writeHead(told.statusCode ?? 502, told.headers);
      told.pipe(reply);
    });
    on.on('error', () => reply.destroy());
    asked.pipe(on);
  });
  await new Promise<void>((resolve) => {
    server.listen(Number(new URL(home).port), '127.0.0.1', resolve);
  });
  return { close: () => new Promise((resolve) => server.close(resolve)) };
}

/** Amazon's tokens are asked for at the door itself. */
function pathOf(path = '/'): string {
  return path === '/' ? '/auth/o2/token' : path;
}
