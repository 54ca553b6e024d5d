/**
 * One collection's exchange with its database: meets the server, pulls when a bell rang, pushes what waits, and keeps
 * its place behind what is stored (R3). One thing at a time, so that nothing crosses.
 */
import { KeptPlace } from './kept-place.ts';
import type { Faulty } from './leaves.ts';
import type { Place } from './place.ts';
import { Pull } from './pull.ts';
import { pushSlices } from './push.ts';
import type { Replica } from './replica.ts';
import { retryAside } from './retry-aside.ts';

export class Exchange<T extends { readonly id: string }> {
  readonly pull: Pull<T>;
  private readonly place: KeptPlace<T>;
  /** The server is the one that we know, and was in sight ever since. */
  private met = false;

  constructor(
    readonly replica: Replica<T>,
    place: Place,
    /** It is time for another run. */
    due: () => void,
  ) {
    this.place = new KeptPlace(place, replica, due);
    this.pull = new Pull(replica, this.place);
  }

  /** What answers next may be another server, or this one set back: it is met first. */
  lost(): void {
    this.met = false;
  }

  /** A run ended with a fault. */
  failed(): void {
    this.met = false;
    this.pull.failed();
  }

  /** Keeps the place as it is, without asking anything of the server. */
  async keep(): Promise<void> {
    await this.place.keep(false);
  }

  /** Until there is nothing to exchange, or a fault. */
  async run(): Promise<Faulty> {
    const { stopping, waiting, activity } = this.replica;
    while (!stopping.aborted) {
      const fault = await this.step();
      if (fault) return fault;
      if (this.met && !this.pull.isDue && waiting.size === 0) return this.place.keepSoon();
      const kept = this.place.isDue() ? await this.place.keep(true) : null;
      if (kept) return kept;
      await activity.pause();
    }
    return null;
  }

  private async step(): Promise<Faulty> {
    if (!this.met) return this.meet();
    const fault = this.pull.isDue ? await this.pull.slice() : null;
    return fault ?? this.push();
  }

  /** Is this the server that we know (R7)? One that is not gets everything offered, and everything is pulled from it. */
  private async meet(): Promise<Faulty> {
    const { remote, collection, station } = this.replica;
    // Lost out of sight from here on, it has to be met again.
    this.met = true;
    this.pull.again();
    const marks = await remote.marks(collection, station);
    if (!marks.ok) return marks.error;
    const { generation, mark } = marks.value;
    if (this.place.recognises(marks.value)) await this.place.backToMark(mark);
    else await this.pull.beginAnew(generation, mark);
    await retryAside(this.replica);
    return null;
  }

  private async push(): Promise<Faulty> {
    if (this.replica.waiting.size === 0) return null;
    this.place.willPush();
    return pushSlices(this.replica);
  }
}
