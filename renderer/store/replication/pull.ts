/**
 * Pulling one collection, a slice at a time (R2): while one is stored the next is asked for, and with a long way to go
 * it is bulk work.
 */
import type { Answer, RemoteChanges, RemoteDoc } from '../../../shared/replication/remote.ts';
import { arrive } from './arrive.ts';
import type { KeptPlace } from './kept-place.ts';
import type { Faulty } from './leaves.ts';
import type { Replica } from './replica.ts';

/** With more than this left to pull, what follows from the documents is worked out once they are here. */
const LONG_WAY = 1_000;

/** Changes that were asked for. */
interface Slice {
  readonly since: string | null;
  readonly answer: Answer<RemoteChanges>;
}

export class Pull<T extends { readonly id: string }> {
  /** Changes that are left to pull (about); null before the first pull has come to its end. */
  left: number | null = null;
  private rung = true;
  /** The slice that was asked for while the one before it was being stored. */
  private ahead: Slice | null = null;
  /** Ends the bulk work that catching up is. */
  private arrived: (() => void) | null = null;

  constructor(
    private readonly replica: Replica<T>,
    private readonly place: KeptPlace<T>,
  ) {
    replica.stopping.addEventListener('abort', () => this.catchUp(false));
  }

  /** Whether there may be something to pull. */
  get isDue(): boolean {
    return this.rung || this.ahead !== null;
  }

  /** The database changed. */
  ring(): void {
    this.rung = true;
  }

  /** Whatever was being pulled is pulled again, from wherever the place is then. */
  again(): void {
    this.ahead = null;
    this.rung = true;
  }

  /** The server failed, or this station could not store what came. */
  failed(): void {
    this.again();
    this.catchUp(false);
  }

  /** Everything, from a server that we do not know. */
  beginAnew(generation: string, mark: number): Promise<void> {
    this.again();
    this.left = null;
    return this.place.beginAnew(generation, mark);
  }

  async slice(): Promise<Faulty> {
    const { pulled, generation, mark } = this.place.current;
    const slice = this.ahead?.since === pulled ? this.ahead : this.askFrom(pulled);
    this.ahead = null;
    const changes = await slice.answer;
    if (!changes.ok) {
      if (changes.error.kind !== 'malformed' || pulled === null) return changes.error;
      // A sequence that the server does not know is another server's.
      await this.beginAnew(generation, mark);
      return null;
    }
    return this.store(changes.value);
  }

  private async store({ docs, seq, left }: RemoteChanges): Promise<Faulty> {
    if (left > 0) this.ahead = this.askFrom(seq);
    this.catchUp(left > LONG_WAY);
    const fault = await this.takeIn(docs);
    if (fault) return fault;
    // Behind the documents (R3): a crash in between pulls them again.
    this.place.pulledTo(seq);
    this.left = left;
    this.replica.changed();
    return null;
  }

  /** Asks for the changes behind `since`. A bell that rings from now on may speak of others. */
  private askFrom(since: string | null): Slice {
    const { remote, collection, revs, rules } = this.replica;
    this.rung = false;
    const known = revs.takeWritten();
    const limit = rules.batch + known.length;
    return { since, answer: remote.changes(collection, since, limit, known) };
  }

  /** Takes documents in, in small portions while somebody scans. */
  private async takeIn(docs: readonly RemoteDoc[]): Promise<Faulty> {
    const { activity, rules } = this.replica;
    for (let done = 0; done < docs.length; ) {
      const portion = docs.slice(done, done + activity.batchSize(rules.batch));
      const fault = await arrive(this.replica, portion);
      if (fault) return fault;
      done += portion.length;
      if (done < docs.length) await activity.pause();
    }
    return null;
  }

  /** Begins or ends the bulk work that catching up is. */
  private catchUp(now: boolean): void {
    if (!now) {
      this.arrived?.();
      this.arrived = null;
    } else if (!this.arrived && !this.replica.stopping.aborted) {
      const until = new Promise<void>((end) => {
        this.arrived = end;
      });
      void this.replica.activity.bulk(() => until);
    }
  }
}
