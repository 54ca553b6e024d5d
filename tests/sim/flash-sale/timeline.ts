/** Simulated time: what is to happen, in the order of its moments; what was planned first happens first at the same moment. */

interface Happening {
  readonly at: number;
  readonly n: number;
  readonly run: () => void;
}

export class Timeline {
  now = 0;
  private readonly heap: Happening[] = [];
  private planned = 0;

  /** ms from now. */
  after(ms: number, run: () => void): void {
    this.heap.push({ at: this.now + Math.max(0, ms), n: this.planned++, run });
    this.rise(this.heap.length - 1);
  }

  runUntil(end: number): void {
    for (let first = this.heap[0]; first && first.at <= end; first = this.heap[0]) {
      this.takeFirst();
      this.now = first.at;
      first.run();
    }
    this.now = end;
  }

  private takeFirst(): void {
    const last = this.heap.pop();
    if (!last || this.heap.length === 0) return;
    this.heap[0] = last;
    for (let n = 0; ; ) {
      const next = [2 * n + 1, 2 * n + 2].reduce(
        (best, m) => (this.isBefore(m, best) ? m : best),
        n,
      );
      if (next === n) return;
      this.swap(n, next);
      n = next;
    }
  }

  private rise(from: number): void {
    for (let n = from; n > 0; ) {
      const parent = (n - 1) >> 1;
      if (!this.isBefore(n, parent)) return;
      this.swap(n, parent);
      n = parent;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [one, other] = [this.heap[a], this.heap[b]];
    if (!one || !other) return false;
    return one.at - other.at < 0 || (one.at === other.at && one.n < other.n);
  }

  private swap(a: number, b: number): void {
    const [one, other] = [this.heap[a], this.heap[b]];
    if (!one || !other) return;
    this.heap[a] = other;
    this.heap[b] = one;
  }
}
