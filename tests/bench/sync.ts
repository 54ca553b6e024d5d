/** Two stations and a server, measured beside PouchDB's replication of the same documents: bulk, one change, a shift. */
import type { Page } from '@playwright/test';
import { openBrowser } from './browser.ts';
import { pick } from './page/orders.ts';
import { quantile, round2 } from './ratios.ts';
import type { BenchServer } from './serve-bench.ts';
import { openShopServer, type ShopServer } from './shop-server.ts';
import { openStation, type Station } from './station.ts';

const ORDERS = 10_000;
const ROUNDS = 3;
const NOTES = 200;
const SHIFT_ORDERS = 300;
const QUIET_MS = 4_000;
/** PouchDB asks the server from the page itself, which no server that we know allows. */
const ANY_ORIGIN = ['--disable-web-security'];

interface Stage {
  readonly shop: ShopServer;
  readonly a: Station;
  readonly b: Station;
  readonly pouch: Page;
  readonly say: (text: string) => void;
}

export async function measureSync(root: string, server: BenchServer, say: (text: string) => void) {
  const shop = await openShopServer();
  const [a, b] = [await openStation(root, false), await openStation(root, false)];
  const browser = await openBrowser(false, ANY_ORIGIN);
  const pouch = await browser.context.newPage();
  try {
    await pouch.goto(server.station('pouchdb'));
    const stage = { shop, a, b, pouch, say };
    const { sync, pouchdb_replication } = await measureBulk(stage);
    const seen = await measureSeen(stage);
    return { sync: { ...sync, ...seen, ...(await measureShift(stage)) }, pouchdb_replication };
  } finally {
    await browser.close();
    await a.close();
    await b.close();
    await shop.close();
  }
}

type Times = { readonly [what in 'push' | 'pull']: readonly [ours: number, theirs: number] };

/** Each round on new databases; the two take turns in who goes first. */
async function measureBulk(stage: Stage) {
  const rounds: Times[] = [];
  for (let n = 0; n < ROUNDS; n++) {
    rounds.push(await bulkRound(stage, n));
    stage.say(`replication, round ${n + 1} of ${ROUNDS}: ${JSON.stringify(rounds.at(-1))}`);
  }
  const median = (all: readonly number[]) => quantile(all, 0.5);
  const docs = (what: keyof Times) =>
    Math.round(ORDERS / (median(rounds.map((round) => round[what][0])) / 1_000));
  const ratio = (what: keyof Times) =>
    round2(median(rounds.map((round) => round[what][0] / round[what][1])));
  return {
    sync: { push_docs_s: docs('push'), pull_docs_s: docs('pull') },
    pouchdb_replication: { push: ratio('push'), pull: ratio('pull') },
  };
}

async function bulkRound({ shop, a, b, pouch }: Stage, n: number): Promise<Times> {
  const workspace = shop.workspace(n);
  const database = await shop.database(`pouch-${n}`);
  for (const { page, bench } of [a, b]) {
    await bench();
    await page.evaluate((how) => window.station.connect(how), shop.connecting(workspace));
    await page.evaluate((name) => window.station.open(name), `round-${n}`);
  }
  await a.page.evaluate((count) => window.station.makeOrders(count), ORDERS);
  // What follows from new orders is worked out.
  await a.page.waitForTimeout(QUIET_MS);
  const theirs = (what: 'pushedByPouch' | 'pulledByPouch') =>
    pouch.evaluate(([way, name, url, count]) => window.station[way](name, url, count), [
      what,
      `${what}-${n}`,
      database,
      ORDERS,
    ] as const);
  return {
    push: await inTurn(
      n,
      () => a.page.evaluate((count) => window.station.push(count), ORDERS),
      () => theirs('pushedByPouch'),
    ),
    pull: await inTurn(
      n,
      () => b.page.evaluate((count) => window.station.pull(count), ORDERS),
      () => theirs('pulledByPouch'),
    ),
  };
}

async function inTurn(
  n: number,
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
): Promise<[number, number]> {
  if (n % 2 === 0) {
    const first = await ours();
    return [first, await theirs()];
  }
  const first = await theirs();
  return [await ours(), first];
}

/** From the call that writes a note at one station to its arrival in the other's store. */
async function measureSeen({ a, b, say }: Stage) {
  say(`${NOTES} notes, each until the other station has it`);
  for (const { page } of [a, b]) await page.evaluate(() => window.station.live());
  await b.page.evaluate(() => window.station.listen());
  const written: number[] = [];
  for (let n = 0; n < NOTES; n++) {
    // Not in step with anything.
    await a.page.waitForTimeout(200 + pick(n, 150));
    const at = await a.page.evaluate(([order, of, text]) => window.station.note(order, of, text), [
      ORDERS - 1 - n,
      ORDERS,
      `seen ${n}`,
    ] as const);
    written.push(at);
  }
  await b.page.waitForFunction((last) => last in window.noted, `seen ${NOTES - 1}`);
  const noted = await b.page.evaluate(() => window.noted);
  const times = written.map((at, n) => (noted[`seen ${n}`] ?? Number.NaN) - at);
  return {
    seen_on_other_p50_ms: round2(quantile(times, 0.5)),
    seen_on_other_p95_ms: round2(quantile(times, 0.95)),
  };
}

/** What a station did while the server was away, until the server has all of it. */
async function measureShift({ shop, a, say }: Stage) {
  say(`a shift of ${SHIFT_ORDERS} orders without the server`);
  await shop.line.cut();
  const units = await a.page.evaluate((count) => window.station.shift(count), SHIFT_ORDERS);
  if (units !== SHIFT_ORDERS * 5) throw new Error(`${units} units of the shift were counted`);
  // Nobody scans any more.
  await a.page.waitForTimeout(3_000);
  const waiting = await a.page.evaluate(() => window.station.waiting());
  await shop.line.mend();
  const { all, noticed } = await a.page.evaluate(() => window.station.drain());
  say(`${waiting} documents waited; the server was noticed after ${Math.round(noticed)} ms`);
  return { shift_drain_s: round2(all / 1_000), shift_drain_noticed_s: round2(noticed / 1_000) };
}
