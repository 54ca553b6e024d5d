/**
 * Stations of one shop, as its people have them: each a host of its own, a wire of its own to the shop's server, and a
 * browser of its own. A test fails when one of their pages reports an error or asks anyone but its own host.
 */
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { runnerImport } from 'vite';
import type { Account } from '../../replication/accounts.ts';
import type { CouchServer } from '../../replication/couch-server.ts';
import { faultsOf, letIn } from '../fixtures.ts';
import { frameOf, inStep } from './look.ts';
import { type Login, startStationHost } from './programs.ts';
import { type Relay, startRelay } from './relay.ts';

export interface Station {
  readonly page: Page;
  readonly wire: Relay;
  /** Closes the page, does something, and opens the page again. */
  readonly reopen: (meanwhile: () => Promise<void>) => Promise<Page>;
}

/** An account that may make the shop's databases, and one that may not. */
export const OWNER: Login = { user: 'owner', password: 'pw-owner' };
export const BENCH: Login = { user: 'bench-2', password: 'pw-bench' };

interface Fixtures {
  /** A server as a shop has one, and a way to let it fail. */
  readonly couch: CouchServer;
  /** Opens a station with a wire to the server at an address. It is connected to nothing yet. */
  readonly openStation: (server: string) => Promise<Station>;
}

type CouchServerModule = typeof import('../../replication/couch-server.ts');
let loaded: Promise<CouchServerModule> | undefined;

/** By way of Vite, which knows sources that are read as text; once, as it names its databases by their count. */
function couchServer(): Promise<CouchServerModule> {
  const file = join(import.meta.dirname, '..', '..', 'replication', 'couch-server.ts');
  const options = { configFile: false, logLevel: 'error' } as const;
  loaded ??= runnerImport<CouchServerModule>(file, options).then(({ module }) => module);
  return loaded;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs.
  couch: async ({}, use) => {
    const accounts: Account[] = [
      { name: OWNER.user, password: OWNER.password, admin: true },
      { name: BENCH.user, password: BENCH.password },
    ];
    const { startCouchServer } = await couchServer();
    const couch = await startCouchServer({ accounts });
    await use(couch);
    await couch.stop();
  },

  openStation: async ({ browser }, use) => {
    const closing: (() => Promise<void>)[] = [];
    const all: string[][] = [];
    await use(async (server) => {
      const host = await startStationHost();
      closing.push(host.stop);
      const wire = await startRelay(server);
      closing.push(wire.unplug);
      const context = await browser.newContext({ baseURL: host.origin });
      closing.push(() => context.close());
      all.push(faultsOf(context, host.origin));
      await letIn(context, Number(new URL(host.origin).port));
      const page = await context.newPage();
      await page.goto('/');
      await page.waitForURL(/#\/welcome/);
      return {
        page,
        wire,
        reopen: async (meanwhile) => {
          await page.close();
          await meanwhile();
          const again = await context.newPage();
          await again.goto('/');
          return again;
        },
      };
    });
    for (const close of closing.toReversed()) await close();
    expect(all.flat()).toEqual([]);
  },
});

export interface Server {
  readonly address: string;
  readonly workspace: string;
}

/** Fills the form in. */
export async function fillServer(page: Page, { address, workspace }: Server): Promise<void> {
  await frameOf(page).click();
  await page.getByLabel('Address').fill(address);
  await page.getByLabel('Shop’s name on the server').fill(workspace);
}

export async function fillLogin(page: Page, { user, password }: Login): Promise<void> {
  await page.getByLabel('Account of this station').fill(user);
  await page.getByLabel('Password', { exact: true }).fill(password);
}

type Wired = Pick<Station, 'page' | 'wire'>;

/** Connects the first station of a shop, which makes the databases. */
export async function connectFirst({ page, wire }: Wired): Promise<void> {
  await fillServer(page, { address: wire.url, workspace: 'shop' });
  await fillLogin(page, OWNER);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('button', { name: 'Make the databases and connect' }).click();
  await inStep(page);
}

/** Connects another station of the shop, which has nothing of its own. */
export async function connectNext({ page, wire }: Wired): Promise<void> {
  await fillServer(page, { address: wire.url, workspace: 'shop' });
  await fillLogin(page, BENCH);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await inStep(page);
}
