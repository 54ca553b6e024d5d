/**
 * Every version of every order that was read in the folder, oldest first: a file of JSON lines that only grows. An order
 * is in it, and on the disk, before the file that it came in is moved, so no crash loses one; how many of its entries a
 * station has is that station's cursor.
 */
import { type FileHandle, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PulledOrder } from '../../../shared/channels/port.ts';
import { contentHash } from '../../../shared/records/canonical.ts';
import {
  type Entry,
  entryIn,
  type Loaded,
  load,
  missing,
  note,
  type Place,
} from './journal-file.ts';
import { writeWhole } from './write-file.ts';

export interface Journal {
  /** Tells this journal from that of another folder, or from one that was begun anew. */
  readonly id: string;
  readonly length: number;
  /** Nobody else has written to it since it was opened. */
  isCurrent(): Promise<boolean>;
  /** The first entry that was made at `since` or later. */
  firstSince(since: string): number;
  read(from: number, to: number): Promise<PulledOrder[]>;
  /** The newest versions of orders; those that it never had are left out. */
  newest(externalIds: readonly string[]): Promise<PulledOrder[]>;
  /** Adds what is not known yet. Later versions have later revisions, whatever the clock says. */
  append(orders: readonly PulledOrder[], now: number): Promise<void>;
}

/** Opens the journal in a folder; begins one of the id `begin` where there is none, or gives undefined. */
export async function openJournal(own: string, begin: string | null): Promise<Journal | undefined> {
  const path = join(own, 'orders.ndjson');
  const known = await load(path);
  if (known === undefined && begin === null) return undefined;
  if (known !== undefined) return journalOf(path, known);
  await writeWhole(path, `${JSON.stringify({ journal: begin })}\n`);
  return openJournal(own, null);
}

function journalOf(path: string, loaded: Loaded): Journal {
  const { id, places, newest } = loaded;

  async function ordersAt(wanted: readonly (Place | undefined)[]): Promise<PulledOrder[]> {
    if (wanted.length === 0) return [];
    return using(path, 'r', async (file) => {
      const orders: PulledOrder[] = [];
      for (const place of wanted) {
        const entry = place && entryIn(await textAt(file, place));
        if (entry) orders.push(entry.order);
      }
      return orders;
    });
  }

  return {
    id,
    get length() {
      return places.length;
    },
    isCurrent: async () => {
      const size = await stat(path).then((found) => found.size, missing);
      return size === loaded.size + loaded.torn;
    },
    firstSince: (since) => {
      const first = places.findIndex(({ at }) => at >= since);
      return first === -1 ? places.length : first;
    },
    read: (from, to) => ordersAt(places.slice(from, to)),
    newest: (ids) =>
      ordersAt(ids.flatMap((one) => places[newest.get(one)?.place ?? Number.NaN] ?? [])),
    append: async (orders, now) => {
      const lines: { readonly line: Buffer; readonly entry: Entry }[] = [];
      const hashes = new Map<string, string>();
      let last = Date.parse(places.at(-1)?.at ?? '') || 0;
      for (const order of orders) {
        const { externalId } = order.reading;
        const hash = hashOf(order);
        if ((hashes.get(externalId) ?? newest.get(externalId)?.hash) === hash) continue;
        hashes.set(externalId, hash);
        last = Math.max(now, last + 1);
        const at = new Date(last).toISOString();
        const entry = {
          at,
          hash,
          order: { ...order, reading: { ...order.reading, revision: at } },
        };
        lines.push({ line: Buffer.from(`${JSON.stringify(entry)}\n`), entry });
      }
      if (lines.length === 0) return;
      const lead = loaded.torn > 0 ? '\n' : '';
      await using(path, 'a', async (file) => {
        await file.writeFile(Buffer.concat([Buffer.from(lead), ...lines.map(({ line }) => line)]));
        await file.sync();
      });
      for (const { line, entry } of lines) note(loaded, entry, line.length);
    },
  };
}

async function using<T>(path: string, flags: string, work: (file: FileHandle) => Promise<T>) {
  const file = await open(path, flags);
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

async function textAt(file: FileHandle, { from, bytes }: Place): Promise<string> {
  const buffer = Buffer.alloc(bytes);
  const { bytesRead } = await file.read(buffer, 0, bytes, from);
  return buffer.toString('utf8', 0, bytesRead);
}

/** What is equal in two versions is nothing new, however often it is sent. */
function hashOf({ reading, review, cancelRequested }: PulledOrder): string {
  return contentHash({ reading: { ...reading, revision: null }, review, cancelRequested });
}
