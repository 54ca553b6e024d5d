/**
 * Work in rounds: one at a time, another one whenever somebody asks for it. After a round that failed the next one
 * begins by itself, later each time (R5). Knows nothing of what is worked on.
 */

export interface Rounds<Fault> {
  /** One round; null: nothing stopped it. Never rejects. */
  readonly run: () => Promise<Fault | null>;
  /** What is to be done about a round that ended, before anything else is; not called once the loop is to stop. */
  readonly ended: (fault: Fault | null) => void;
  /** How long to wait before the nth try after this fault, in ms; null: until somebody asks. */
  readonly retryMs: (fault: Fault, attempt: number) => number | null;
}

export class Loop<Fault> {
  private attempt = 0;
  private running: Promise<void> | null = null;
  private again = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly rounds: Rounds<Fault>,
    private readonly stopping: AbortSignal,
  ) {
    stopping.addEventListener('abort', () => clearTimeout(this.timer));
  }

  /** Runs a round after `ms`, unless one runs already (then behind it) or waits to try again after a fault. */
  wake(ms: number): void {
    this.again = true;
    if (this.running || (this.timer !== undefined && this.attempt > 0)) return;
    this.runAfter(ms);
  }

  /** Forgets the tries that failed: the next `wake` does not wait for the next of them. */
  forgive(): void {
    this.attempt = 0;
  }

  /** Waits for a round that runs, `ms` at most; whether none runs then. */
  async isOver(ms: number): Promise<boolean> {
    await Promise.race([this.running, sleep(ms)]);
    return this.running === null;
  }

  private runAfter(ms: number): void {
    clearTimeout(this.timer);
    if (this.stopping.aborted) return;
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
    const fault = await this.rounds.run();
    if (this.stopping.aborted) return;
    this.rounds.ended(fault);
    if (fault === null) {
      this.attempt = 0;
      return;
    }
    this.attempt++;
    const ms = this.rounds.retryMs(fault, this.attempt);
    if (ms !== null) this.runAfter(ms);
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
