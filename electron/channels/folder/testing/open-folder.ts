/** A folder channel on a real folder, with a clock that is told what time it is. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { PulledOrder } from '../../../../shared/channels/port.ts';
import { told } from '../../testing/told.ts';
import { createFolder } from '../folder.ts';

export const NOON = Date.parse('2026-11-24T12:00:00.000Z');

export interface TestFolder {
  readonly path: string;
  readonly clock: { now: number };
  readonly channel: ReturnType<typeof createFolder>;
  /** The same folder after the host was started again. */
  restart(): TestFolder;
  put(name: string, content: unknown): void;
  names(place: string): string[];
  text(place: string): string;
  json(place: string): unknown;
  /** All orders behind a cursor, slice by slice, and the cursor behind them. */
  pullAll(cursor?: string, limit?: number): Promise<{ orders: PulledOrder[]; cursor: string }>;
}

/** @param wait what happens while the connector waits for a file to settle */
export function openFolder(wait: () => void = () => undefined, path = newFolder()): TestFolder {
  const clock = { now: NOON };
  let ids = 0;
  const channel = createFolder({
    path,
    now: () => clock.now,
    wait: async (ms) => {
      wait();
      clock.now += ms;
    },
    uuid: () => `id-${path}-${ids++}`,
    utcOf: (local) => `${local}.000Z`,
  });
  return {
    path,
    clock,
    channel,
    restart: () => openFolder(wait, path),
    put: (name, content) => {
      mkdirSync(join(path, 'in'), { recursive: true });
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      writeFileSync(join(path, 'in', name), text);
    },
    names: (place) => readdirSync(join(path, place)).sort(),
    text: (place) => readFileSync(join(path, place), 'utf8'),
    json: (place) => JSON.parse(readFileSync(join(path, place), 'utf8')),
    pullAll: async (cursor = '', limit = 50) => {
      const orders: PulledOrder[] = [];
      for (let at = cursor; ; ) {
        const slice = await told(channel.pull({ cursor: at, since: null, limit }));
        orders.push(...slice.orders);
        if (slice.left === 0 || slice.cursor === at) return { orders, cursor: slice.cursor };
        at = slice.cursor;
      }
    },
  };
}

export function newFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'packbench-folder-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** An order as a program sends it. */
export function sent(id: string, more: object = {}) {
  const lines = [{ id: '1', sku: 'MUG', title: 'Mug', units: 2, unitPrice: '9.50' }];
  return { id, placedAt: '2026-11-24T09:30:00Z', currency: 'EUR', lines, ...more };
}

/** What a test names of orders. */
export function idsOf(orders: readonly PulledOrder[]): string[] {
  return orders.map(({ reading }) => reading.externalId);
}
