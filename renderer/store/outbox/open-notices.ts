/** The notices that are not settled, in memory: those that wait and those that need a person. */
import type { OutboxRecord } from '../../../shared/records/outbox.ts';
import { plain, type Table } from '../table.ts';

const SLICE = 200;

export class OpenNotices {
  /** By id. */
  readonly rows = new Map<string, OutboxRecord>();
  private readonly listeners = new Set<() => void>();
  version = 0;

  constructor(private readonly table: Table<OutboxRecord>) {}

  /** Reads what is stored, and follows changes from before that. Returns how to stop. */
  async open(pause: () => Promise<void>): Promise<() => void> {
    const stop = this.table.onChange((changes) => {
      for (const { after, removed } of changes) this.take(after, removed);
      this.tell();
    });
    for (const state of ['waiting', 'person']) {
      let last: OutboxRecord | undefined;
      do {
        const page = { index: ['state', 'changedAt'], equals: [state], limit: SLICE };
        const slice = await this.table.following(page, last);
        // What changed meanwhile is known already.
        for (const notice of slice) if (!this.rows.has(notice.id)) this.take(notice, false);
        last = slice.length < SLICE ? undefined : slice.at(-1);
        await pause();
      } while (last);
    }
    this.tell();
    return stop;
  }

  /** Calls `listener` after every change. Returns how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** The oldest first. */
  list(): OutboxRecord[] {
    return [...this.rows.values()].sort((a, b) => (a.changedAt < b.changedAt ? -1 : 1));
  }

  private take(notice: OutboxRecord, removed: boolean): void {
    if (!removed && (notice.state === 'waiting' || notice.state === 'person'))
      this.rows.set(notice.id, plain(notice));
    else this.rows.delete(notice.id);
  }

  private tell(): void {
    this.version++;
    for (const listener of this.listeners) listener();
  }
}
