/**
 * One collection in step with its database: a loop that meets the server, pulls when a bell rang, pushes what waits,
 * and keeps its place behind what is stored (R3). One thing at a time, so that nothing crosses; after a fault it begins
 * again by itself, later each time (R5).
 */

import type { LocalRecord } from '../../../shared/records/local.ts';
import type {
  Answer,
  Remote,
  RemoteChanges,
  RemoteDoc,
  RemoteFault,
  RemoteMarks,
  ReplicatedName,
} from '../../../shared/replication/remote.ts';
import type { Replicated } from '../../../shared/replication/replicated.ts';
import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { Checkpoint, Table } from '../table.ts';
import { type Arrival, arrive } from './arrive.ts';
import { AsideList } from './aside-list.ts';
import type { Faulty } from './leaves.ts';
import { type Aside, type Place, readPlace, writePlace } from './place.ts';
import { pushSlices } from './push.ts';
import { ServerRevs } from './server-revs.ts';
import { WaitingSet } from './waiting-set.ts';

export interface Surroundings {
  readonly remote: Remote;
  readonly local: Table<LocalRecord>;
  readonly clock: Clock;
  readonly activity: Activity;
  /** This station's id. */
  readonly station: string;
  /** How long to wait before the nth try after a fault, in ms. */
  readonly retryMs: (attempt: number) => number;
  /** Something that screens show has changed. */
  readonly changed: () => void;
}

/** How long a place may stay unkept: what was exchanged since is exchanged again after a crash. */
const KEEP_MS = 1_500;
/** How long what was pulled may go without a mark: it is pulled again when the server was out of sight. */
const MARK_MS = 10_000;
const STOP_MS = 1_000;
/** With more than this left to pull, what follows from the documents is worked out once they are here. */
const LONG_WAY = 1_000;
/** While somebody scans, this much is gathered before it is pushed. */
const GATHER_MS = 150;

/** Changes that were asked for. */
interface Slice {
  readonly since: string | null;
  readonly answer: Answer<RemoteChanges>;
}

export class CollectionReplication<T extends { readonly id: string } = { readonly id: string }> {
  readonly waiting: WaitingSet;
  /** Why the last exchange failed; null while exchanges succeed. */
  fault: RemoteFault | null = null;
  /** Changes that are left to pull (about); null before the first pull has come to its end. */
  left: number | null = null;
  private place: Place | null = null;
  private asideList: AsideList | null = null;
  private readonly revs = new ServerRevs();
  private met = false;
  private rung = true;
  /** Something was written to the server since this station's last mark there. */
  private unmarked = false;
  /** Ends the bulk work that catching up is. */
  private arrived: (() => void) | null = null;
  private marks: RemoteMarks | null = null;
  /** The slice that was asked for while the one before it was being stored. */
  private ahead: Slice | null = null;
  private kept = 0;
  private markedAt = 0;
  private attempt = 0;
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private keepTimer: ReturnType<typeof setTimeout> | undefined;
  private stopListening: () => void = () => undefined;

  constructor(
    readonly collection: ReplicatedName,
    private readonly table: Table<T>,
    private readonly rules: Replicated<T>,
    private readonly around: Surroundings,
  ) {
    this.waiting = new WaitingSet(around.clock.iso, () => {
      around.changed();
      if (this.waiting.size > 0) this.wake(around.activity.isScanning() ? GATHER_MS : 0);
    });
  }

  /** Finds out what waits and begins. Needs no server. */
  async start(): Promise<void> {
    const { local, clock, changed, activity } = this.around;
    this.stopListening = this.waiting.listen(this.table);
    this.place = await readPlace(local, this.collection);
    this.asideList = new AsideList(this.place.aside, clock.iso, changed);
    // Of a server that was never met everything waits: that is looked through when it is met.
    if (this.place.generation !== '')
      await this.waiting.load(this.table, this.place.pushed ?? undefined, activity.pause);
    this.wake(0);
  }

  get aside(): readonly Aside[] {
    return this.asideList?.all() ?? [];
  }

  /** The host began to listen anew: whether this is the server that it was has to be asked. */
  begun(): void {
    this.met = false;
    this.attempt = 0;
    this.ring();
  }

  /** The database changed. */
  ring(): void {
    this.rung = true;
    this.wake(0);
  }

  /** The host cannot listen. What answers next may be another server, or this one set back: it is met first. */
  lost(fault: RemoteFault): void {
    this.met = false;
    this.fault = fault;
    this.around.changed();
  }

  /** Everything again, now: what waits and what was set aside. */
  tryAgain(): void {
    this.begun();
  }

  /** Writes this station's version of a document over whatever the server has. */
  async replaceThere(id: string): Promise<boolean> {
    const read = await this.around.remote.read(this.collection, [id]);
    if (!read.ok) return false;
    for (const doc of read.value) this.revs.see(doc);
    const [version] = await this.table.versions([id]);
    if (!version) return false;
    this.waiting.put(id, version.rev);
    this.wake(0);
    return true;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    clearTimeout(this.keepTimer);
    this.stopListening();
    this.isCatchingUp(false);
    // What is asked of a server that does not answer is not waited for.
    await Promise.race([this.running, sleep(STOP_MS)]);
    if (this.running === null) await this.keep(false).catch(() => undefined);
  }

  /** Runs the loop after `ms`, unless it runs already or waits to try again after a fault. */
  private wake(ms: number): void {
    this.again = true;
    if (!this.asideList || this.running || (this.timer !== undefined && this.attempt > 0)) return;
    this.runAfter(ms);
  }

  private runAfter(ms: number): void {
    clearTimeout(this.timer);
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.running = this.run().finally(() => {
        this.running = null;
        if (this.again && this.attempt === 0) this.wake(0);
      });
    }, ms);
  }

  private async run(): Promise<void> {
    this.again = false;
    const fault = await this.exchange().catch(localFault);
    if (this.stopped) return;
    this.fault = fault;
    this.around.changed();
    if (!fault) {
      this.attempt = 0;
      return;
    }
    this.met = false;
    this.ahead = null;
    this.isCatchingUp(false);
    // Whatever was being pulled is pulled again, be it that the server failed or that this station could not store it.
    this.rung = true;
    this.attempt++;
    // Nothing is asked of the server before the user has done something about it; then the bells say so.
    if (fault.kind === 'off' || fault.kind === 'signed-out') return;
    const least = fault.kind === 'busy' ? fault.retryAfterMs : 0;
    this.runAfter(Math.max(least, this.around.retryMs(this.attempt)));
  }

  /** Until there is nothing to exchange, or a fault. */
  private async exchange(): Promise<Faulty> {
    while (!this.stopped) {
      const fault = !this.met
        ? await this.meet()
        : this.rung || this.ahead
          ? ((await this.pullSlice()) ?? (await this.pushWaiting()))
          : await this.pushWaiting();
      if (fault) return fault;
      if (this.met && !this.rung && !this.ahead && this.waiting.size === 0) return this.keepSoon();
      if (this.since(this.kept) > KEEP_MS) {
        const kept = await this.keep(true);
        if (kept) return kept;
      }
      await this.around.activity.pause();
    }
    return null;
  }

  /** Is this the server that we know (R7)? One that is not gets everything offered, and everything is pulled from it. */
  private async meet(): Promise<Faulty> {
    const { remote, station } = this.around;
    const place = this.known();
    // Lost out of sight from here on, it has to be met again.
    this.met = true;
    this.ahead = null;
    const marks = await remote.marks(this.collection, station);
    if (!marks.ok) return marks.error;
    const { generation, mark } = marks.value;
    this.marks = marks.value;
    const same = place.generation === generation && mark >= place.mark;
    if (same) await this.backToMark(mark);
    else await this.beginAnew(generation, mark);
    await this.retryAside();
    return null;
  }

  /**
   * A server that was set back to a backup with this station's newest mark looks the same, and has nothing that was
   * exchanged since: that is pulled and offered again.
   */
  private async backToMark(mark: number): Promise<void> {
    const place = this.known();
    const ahead = this.isAheadOfMark();
    this.rung = true;
    this.place = { ...place, mark, pulled: place.marked };
    if (!ahead) return;
    this.revs.clear();
    await this.waiting.load(this.table, place.pushed ?? undefined, this.around.activity.pause);
  }

  private async beginAnew(generation: string, mark: number): Promise<void> {
    const { local, activity } = this.around;
    this.revs.clear();
    this.ahead = null;
    this.rung = true;
    this.left = null;
    this.place = { ...this.known(), generation, mark, pulled: null, marked: null, pushed: null };
    await writePlace(local, this.collection, this.place);
    await this.waiting.load(this.table, undefined, activity.pause);
  }

  /** What was set aside may get through now: rights were given, a later version was installed. */
  private async retryAside(): Promise<void> {
    for (const { id } of this.list().all()) {
      const [version] = await this.table.versions([id]);
      this.revs.forget(id);
      if (version) this.waiting.put(id, version.rev);
      else await this.readAgain(id);
    }
  }

  private async readAgain(id: string): Promise<void> {
    const read = await this.around.remote.read(this.collection, [id]);
    if (read.ok) await arrive(this.arrival(), read.value);
  }

  private async pullSlice(): Promise<Faulty> {
    const place = this.known();
    const slice = this.ahead?.since === place.pulled ? this.ahead : this.askFrom(place.pulled);
    this.ahead = null;
    const changes = await slice.answer;
    if (!changes.ok) {
      if (changes.error.kind !== 'malformed' || place.pulled === null) return changes.error;
      // A sequence that the server does not know is another server's.
      await this.beginAnew(place.generation, place.mark);
      return null;
    }
    const { docs, seq, left } = changes.value;
    if (left > 0) this.ahead = this.askFrom(seq);
    this.isCatchingUp(left > LONG_WAY);
    const fault = await this.takeIn(docs);
    if (fault) return fault;
    // Behind the documents (R3): a crash in between pulls them again.
    this.place = { ...this.known(), pulled: seq };
    this.left = left;
    this.around.changed();
    return null;
  }

  private isCatchingUp(now: boolean): void {
    if (!now) {
      this.arrived?.();
      this.arrived = null;
    } else if (!this.arrived && !this.stopped) {
      const until = new Promise<void>((end) => {
        this.arrived = end;
      });
      void this.around.activity.bulk(() => until);
    }
  }

  /** Asks for the changes behind `since`. A bell that rings from now on may speak of others. */
  private askFrom(since: string | null): Slice {
    this.rung = false;
    const known = this.revs.takeWritten();
    const limit = this.rules.batch + known.length;
    return { since, answer: this.around.remote.changes(this.collection, since, limit, known) };
  }

  /** Stores a slice, in small portions while somebody scans. */
  private async takeIn(docs: readonly RemoteDoc[]): Promise<Faulty> {
    const { activity } = this.around;
    for (let done = 0; done < docs.length; ) {
      const portion = docs.slice(done, done + activity.batchSize(this.rules.batch));
      const fault = await arrive(this.arrival(), portion);
      if (fault) return fault;
      done += portion.length;
      if (done < docs.length) await activity.pause();
    }
    return null;
  }

  private async pushWaiting(): Promise<Faulty> {
    if (this.waiting.size === 0) return null;
    this.unmarked = true;
    return pushSlices(this.arrival());
  }

  /** Keeps the place with a mark, unless that was done a moment ago: then a moment later. */
  private async keepSoon(): Promise<Faulty> {
    let ms = KEEP_MS;
    if (this.since(this.kept) > KEEP_MS) {
      const fault = await this.keep(true);
      if (fault || !this.isAheadOfMark()) return fault;
      ms = MARK_MS;
    }
    clearTimeout(this.keepTimer);
    if (!this.stopped) this.keepTimer = setTimeout(() => this.wake(0), ms);
    return null;
  }

  private since(then: number): number {
    const ms = this.around.clock.now() - then;
    // Less than nothing: the clock was set back.
    return ms < 0 ? Number.POSITIVE_INFINITY : ms;
  }

  /** Something was exchanged of which a server set back to the newest mark would know nothing. */
  private isAheadOfMark(): boolean {
    const { pulled, marked } = this.known();
    return this.unmarked || pulled !== marked;
  }

  /**
   * Keeps the place. What was exchanged counts as such for good only behind a mark on the server: a server that is set
   * back to before the mark is then told from one that has what it was sent.
   */
  private async keep(mark: boolean): Promise<Faulty> {
    const place = this.place;
    if (!place || place.generation === '') return null;
    const seen: Checkpoint | undefined = this.waiting.seen;
    const nothingWaits = this.waiting.size === 0;
    if (mark && this.isMarkDue(nothingWaits)) {
      const fault = await this.writeMark(place);
      if (fault) return fault;
    }
    const known = this.known();
    const pushed =
      nothingWaits && !this.isAheadOfMark() && seen ? { id: seen.id, lwt: seen.lwt } : known.pushed;
    this.place = { ...known, pushed, aside: this.list().all() };
    this.kept = this.around.clock.now();
    await writePlace(this.around.local, this.collection, this.place);
    return null;
  }

  /** At once for what this station brought; what it got can be had again, and every station gets it. */
  private isMarkDue(nothingWaits: boolean): boolean {
    if (this.unmarked && nothingWaits) return true;
    return this.isAheadOfMark() && this.since(this.markedAt) > MARK_MS;
  }

  private async writeMark(place: Place): Promise<Faulty> {
    const { remote, station } = this.around;
    const mark = place.mark + 1;
    const written = await remote.mark(this.collection, station, mark, this.marks?.markRev ?? '');
    if (!written.ok) return written.error;
    this.marks = { generation: place.generation, mark, markRev: written.value };
    this.place = { ...this.known(), mark, marked: place.pulled };
    this.markedAt = this.around.clock.now();
    this.unmarked = false;
    return null;
  }

  private arrival(): Arrival<T> {
    const { collection, table, rules, waiting, revs } = this;
    const { remote, clock } = this.around;
    return { collection, table, rules, waiting, revs, remote, clock, aside: this.list() };
  }

  private known(): Place {
    if (!this.place) throw new Error('replication was not started');
    return this.place;
  }

  private list(): AsideList {
    if (!this.asideList) throw new Error('replication was not started');
    return this.asideList;
  }
}

/** This station's own store failed (a full disk): the frame says so; the exchange is tried again later. */
function localFault(error: unknown): RemoteFault {
  return { kind: 'nonsense', reason: error instanceof Error ? error.message : String(error) };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
