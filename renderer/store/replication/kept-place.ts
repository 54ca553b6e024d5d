/**
 * One collection's place while it is exchanged: moved on behind what is stored (R3), kept now and then, and marked on
 * the server, so that a server set back to before a mark is told from one that has what it was sent (R7).
 */
import type { RemoteMarks } from '../../../shared/replication/remote.ts';
import type { Faulty } from './leaves.ts';
import { type Place, writePlace } from './place.ts';
import type { Replica } from './replica.ts';

/** How long a place may stay unkept: what was exchanged since is exchanged again after a crash. */
const KEEP_MS = 1_500;
/** How long what was pulled may go without a mark: it is pulled again when the server was out of sight. */
const MARK_MS = 10_000;

export class KeptPlace<T extends { readonly id: string }> {
  /** Something was written to the server since this station's last mark there. */
  private unmarked = false;
  private marks: RemoteMarks | null = null;
  private kept = 0;
  private markedAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private place: Place,
    private readonly replica: Replica<T>,
    /** It is time to keep the place. */
    private readonly due: () => void,
  ) {
    replica.stopping.addEventListener('abort', () => clearTimeout(this.timer));
  }

  get current(): Place {
    return this.place;
  }

  /** Whatever the server has up to `seq` is stored here. */
  pulledTo(seq: string): void {
    this.place = { ...this.place, pulled: seq };
  }

  /** The server is about to be written to. */
  willPush(): void {
    this.unmarked = true;
  }

  /** Takes note of a server's marks. Is it the one that we know (R7)? */
  recognises(marks: RemoteMarks): boolean {
    this.marks = marks;
    return this.place.generation === marks.generation && marks.mark >= this.place.mark;
  }

  /**
   * A server that was set back to a backup with this station's newest mark looks the same, and has nothing that was
   * exchanged since: that is pulled and offered again.
   */
  async backToMark(mark: number): Promise<void> {
    const { revs, waiting, table, activity } = this.replica;
    const place = this.place;
    const ahead = this.isAheadOfMark();
    this.place = { ...place, mark, pulled: place.marked };
    if (!ahead) return;
    revs.clear();
    await waiting.load(table, place.pushed ?? undefined, activity.pause);
  }

  /** A server that we do not know gets everything offered, and everything is pulled from it. */
  async beginAnew(generation: string, mark: number): Promise<void> {
    const { revs, waiting, table, activity, local, collection } = this.replica;
    revs.clear();
    this.place = { ...this.place, generation, mark, pulled: null, marked: null, pushed: null };
    await writePlace(local, collection, this.place);
    await waiting.load(table, undefined, activity.pause);
  }

  /** Whether what was exchanged since the place was kept is too much to be exchanged again. */
  isDue(): boolean {
    return this.since(this.kept) > KEEP_MS;
  }

  /** Keeps the place with a mark, unless that was done a moment ago: then a moment later. */
  async keepSoon(): Promise<Faulty> {
    let ms = KEEP_MS;
    if (this.isDue()) {
      const fault = await this.keep(true);
      if (fault || !this.isAheadOfMark()) return fault;
      ms = MARK_MS;
    }
    clearTimeout(this.timer);
    if (!this.replica.stopping.aborted) this.timer = setTimeout(this.due, ms);
    return null;
  }

  /** Keeps the place. What was exchanged counts as such for good only behind a mark on the server. */
  async keep(mark: boolean): Promise<Faulty> {
    const { waiting, aside, clock, local, collection } = this.replica;
    if (this.place.generation === '') return null;
    const { seen } = waiting;
    const nothingWaits = waiting.size === 0;
    if (mark && this.isMarkDue(nothingWaits)) {
      const fault = await this.writeMark();
      if (fault) return fault;
    }
    const isPushed = nothingWaits && !this.isAheadOfMark();
    const pushed = isPushed && seen ? { id: seen.id, lwt: seen.lwt } : this.place.pushed;
    this.place = { ...this.place, pushed, aside: aside.all() };
    this.kept = clock.now();
    await writePlace(local, collection, this.place);
    return null;
  }

  /** Something was exchanged of which a server set back to the newest mark would know nothing. */
  private isAheadOfMark(): boolean {
    return this.unmarked || this.place.pulled !== this.place.marked;
  }

  /** At once for what this station brought; what it got can be had again, and every station gets it. */
  private isMarkDue(nothingWaits: boolean): boolean {
    if (this.unmarked && nothingWaits) return true;
    return this.isAheadOfMark() && this.since(this.markedAt) > MARK_MS;
  }

  private async writeMark(): Promise<Faulty> {
    const { remote, collection, station, clock } = this.replica;
    const { generation, pulled, mark: last } = this.place;
    const mark = last + 1;
    const written = await remote.mark(collection, station, mark, this.marks?.markRev ?? '');
    if (!written.ok) return written.error;
    this.marks = { generation, mark, markRev: written.value };
    // No further than what was pulled before the mark was written.
    this.place = { ...this.place, mark, marked: pulled };
    this.markedAt = clock.now();
    this.unmarked = false;
    return null;
  }

  private since(then: number): number {
    const ms = this.replica.clock.now() - then;
    // Less than nothing: the clock was set back.
    return ms < 0 ? Number.POSITIVE_INFINITY : ms;
  }
}
