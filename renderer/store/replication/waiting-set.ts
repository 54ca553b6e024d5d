/**
 * The documents of one collection that the server does not have in their newest version. Kept from the collection's
 * writes as they happen; after a start it is made again from everything written since the last place at which nothing
 * waited (a document that waits by mistake is compared with the server's and goes).
 */
import type { Checkpoint, Table } from '../table.ts';
import { revOf } from '../table.ts';

interface Entry {
  /** The revision in this store that waits. */
  rev: string;
  /** UTC ISO time since when the document waits. */
  readonly since: string;
}

const SLICE = 500;

export class WaitingSet {
  /** The place in the change order up to which everything has been heard of here. */
  seen: Checkpoint | undefined;
  private heard = false;
  private readonly entries = new Map<string, Entry>();
  /** Documents that replication writes at the moment, and whether they are then as the server's are. */
  private readonly arriving = new Map<string, boolean>();

  constructor(
    private readonly iso: () => string,
    /** Something came to wait, or waits no longer. */
    private readonly changed: () => void,
  ) {}

  /** Listens to a table's writes; returns how to stop. */
  listen<T extends { readonly id: string }>(table: Table<T>): () => void {
    return table.onWrite((writes, upTo) => {
      this.seen = upTo;
      this.heard = true;
      for (const { id, rev, origin } of writes) {
        if (origin === 'server' && this.arriving.get(id)) this.entries.delete(id);
        else this.put(id, rev);
        this.arriving.delete(id);
      }
      this.changed();
    });
  }

  /** Lets everything wait that was written after `since` (undefined: everything there is), in slices. */
  async load<T extends { readonly id: string }>(
    table: Table<T>,
    since: Checkpoint | undefined,
    pause: () => Promise<void>,
  ): Promise<void> {
    for (let from = table.isAhead(since) ? undefined : since; ; ) {
      const { docs, removed, more, checkpoint } = await table.changedSince(from, SLICE);
      for (const doc of [...docs, ...removed]) if (!this.has(doc.id)) this.put(doc.id, revOf(doc));
      from = checkpoint;
      if (!this.heard) this.seen = checkpoint;
      if (!more) break;
      await pause();
    }
    this.changed();
  }

  /** Replication is about to write a document that is then as the server's is (or, not `inStep`, has more than that). */
  expect(id: string, inStep: boolean): void {
    this.arriving.set(id, inStep);
  }

  put(id: string, rev: string): void {
    const known = this.entries.get(id);
    if (known) known.rev = rev;
    else this.entries.set(id, { rev, since: this.iso() });
  }

  /** The server has this revision of the document: it waits no longer, unless it was written again meanwhile. */
  settle(id: string, rev: string): void {
    if (this.entries.get(id)?.rev !== rev) return;
    this.entries.delete(id);
    this.changed();
  }

  /** The document does not wait any more, whatever its revision. */
  drop(id: string): void {
    if (this.entries.delete(id)) this.changed();
  }

  has(id: string): boolean {
    return this.entries.has(id);
  }

  get size(): number {
    return this.entries.size;
  }

  /** The first `count` that wait, in the order in which they came. */
  first(count: number): string[] {
    const ids: string[] = [];
    for (const id of this.entries.keys()) {
      if (ids.length === count) break;
      ids.push(id);
    }
    return ids;
  }

  /** All that wait, with since when. */
  all(): { readonly id: string; readonly since: string }[] {
    return [...this.entries].map(([id, { since }]) => ({ id, since }));
  }

  /** Since when the oldest waits; null when nothing does. */
  since(): string | null {
    const [oldest] = this.entries.values();
    return oldest?.since ?? null;
  }
}
