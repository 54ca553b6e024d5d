/** Our store beside raw Dexie and PouchDB: one origin each, the same documents, rounds taken in turn, medians compared. */
import type { BrowserContext, Page } from '@playwright/test';

const NAMES = ['packbench', 'dexie', 'pouchdb'] as const;
const ROUNDS = 15;

type Name = (typeof NAMES)[number];
export type Ratios = { readonly [operation: string]: number };

/** Our median time over theirs for each operation: below 1 is faster. */
export async function measureRatios(
  context: BrowserContext,
  origin: (name: string) => Promise<string>,
  of: number,
  open: number,
  say: (text: string) => void,
): Promise<{ dexie: Ratios; pouchdb: Ratios; ms: { [name in Name]: Ratios } }> {
  const pages = new Map<Name, Page>();
  for (const name of NAMES) {
    say(`filling ${name} with ${of} orders`);
    const page = await context.newPage();
    await page.goto(await origin(name));
    await page.evaluate(([as, all, still]) => window.bench.open(as, all, still), [
      name,
      of,
      open,
    ] as const);
    pages.set(name, page);
  }
  const times: { [name in Name]: Record<string, number[]> } = {
    packbench: {},
    dexie: {},
    pouchdb: {},
  };
  for (let round = 0; round < ROUNDS; round++) {
    // The one that goes first changes, so that nobody always follows the same neighbour.
    for (let turn = 0; turn < NAMES.length; turn++) {
      const name = NAMES[(round + turn) % NAMES.length] ?? 'packbench';
      const took = await pages
        .get(name)
        ?.evaluate(([n, all, still]) => window.bench.round(n, all, still), [
          round,
          of,
          open,
        ] as const);
      for (const [operation, ms] of Object.entries(took ?? {})) {
        times[name][operation] = [...(times[name][operation] ?? []), ms];
      }
    }
    say(`round ${round + 1} of ${ROUNDS}`);
  }
  for (const page of pages.values()) await page.close();
  const ms = {
    packbench: medians(times.packbench),
    dexie: medians(times.dexie),
    pouchdb: medians(times.pouchdb),
  };
  return { dexie: over(ms.packbench, ms.dexie), pouchdb: over(ms.packbench, ms.pouchdb), ms };
}

function medians(times: Record<string, number[]>): Ratios {
  return Object.fromEntries(
    Object.entries(times).map(([operation, all]) => [operation, quantile(all, 0.5)]),
  );
}

function over(ours: Ratios, theirs: Ratios): Ratios {
  return Object.fromEntries(
    Object.entries(ours).map(([operation, ms]) => [
      operation,
      round2(ms / (theirs[operation] ?? Number.NaN)),
    ]),
  );
}

/** The q-th quantile of some times, nearest rank. */
export function quantile(all: readonly number[], q: number): number {
  const sorted = [...all].sort((a, b) => a - b);
  return (
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN
  );
}

export function round2(n: number): number {
  return Math.round(n * 100) / 100;
}
