/**
 * The labels of this station on their way to its printer. Each is kept before it is sent, and what was being sent when
 * the page went away is never sent again by itself.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AddressLabel } from '../../../shared/documents/address-label.ts';
import { isErased } from '../../../shared/orders/log.ts';
import {
  afterRestart,
  afterSending,
  type PrintJob,
  type PrintState,
  printState,
  withJob,
} from '../../../shared/printing/print-job.ts';
import type { PrinterAddress } from '../../../shared/printing/printer.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Host } from '../../host.ts';
import { type NotSaved, saved } from '../saving.ts';
import { parseJson } from '../snapshots.ts';
import type { Store } from '../store.ts';

const RECORD = 'printing';
/** Until a printer that could not be reached is tried again. */
const RETRY_MS = 5_000;

export interface PrintQueueParts {
  readonly store: Pick<Store, 'local' | 'clock' | 'newId' | 'orders'>;
  readonly printer: Host['printer'];
  readonly retryMs?: number;
}

export class PrintQueue {
  readonly view: StoreApi<PrintState> = createStore(() => ({
    ...{ printer: null, whenShipped: false, jobs: [] },
  }));
  readonly restored: Promise<void>;
  private last: Promise<unknown>;
  private readonly unfollow: () => void;
  private working = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly parts: PrintQueueParts) {
    this.restored = this.restore();
    this.last = this.restored;
    this.unfollow = parts.store.orders.onChange((changes) => {
      const erased = new Set(changes.flatMap(({ after }) => (isErased(after) ? [after.id] : [])));
      this.forget(erased);
    });
  }

  /** The printer that this station's labels go to from now on; null: they are shown and printed by the browser. */
  setPrinter(printer: PrinterAddress | null): Promise<Result<unknown, NotSaved>> {
    return this.write((state) => ({ ...state, printer }));
  }

  /** Whether a parcel's label is printed by itself when the parcel is confirmed. */
  setWhenShipped(whenShipped: boolean): Promise<Result<unknown, NotSaved>> {
    return this.write((state) => ({ ...state, whenShipped }));
  }

  /**
   * Prints a label as soon as the printer can be reached.
   *
   * @param order its order's id; '' for none
   */
  add(
    { order, title }: Pick<PrintJob, 'order' | 'title'>,
    label: AddressLabel,
  ): Promise<Result<unknown, NotSaved>> {
    const { store } = this.parts;
    const at = store.clock.iso();
    const job: PrintJob = {
      id: store.newId(),
      order,
      title,
      at,
      state: 'waiting',
      reason: '',
      label,
    };
    return this.write((state) => withJob(state, job));
  }

  /** Sends a job again, as somebody decided who saw that it did not come out. */
  again(id: string): Promise<Result<unknown, NotSaved>> {
    return this.change(id, (job) => ({ ...job, state: 'waiting', reason: '' }));
  }

  /** Takes a job off the list. */
  drop(id: string): Promise<Result<unknown, NotSaved>> {
    return this.write((state) => ({ ...state, jobs: state.jobs.filter((job) => job.id !== id) }));
  }

  stop(): void {
    this.unfollow();
    clearTimeout(this.timer);
    this.working = true; // Nothing begins any more.
  }

  /** A buyer who is erased is erased here too: what still waits for the printer is not printed. */
  private forget(orders: ReadonlySet<string>): void {
    if (!this.view.getState().jobs.some(({ order }) => orders.has(order))) return;
    void this.write((state) => ({
      ...state,
      jobs: state.jobs.filter(({ order }) => !orders.has(order)),
    }));
  }

  private async restore(): Promise<void> {
    const read = await saved(() => this.parts.store.local.get(RECORD));
    const kept = printState.safeParse(parseJson((read.ok && read.value?.body) || 'null'));
    if (kept.success) this.view.setState(afterRestart(kept.data));
    void this.work();
  }

  private change(
    id: string,
    make: (job: PrintJob) => PrintJob,
  ): Promise<Result<unknown, NotSaved>> {
    return this.write((state) => {
      const job = state.jobs.find((one) => one.id === id);
      return job ? withJob(state, make(job)) : state;
    });
  }

  /** One change after the other; what could not be kept did not happen. */
  private write(make: (state: PrintState) => PrintState): Promise<Result<unknown, NotSaved>> {
    const turn = this.last.then(async () => {
      const state = make(this.view.getState());
      const body = JSON.stringify(state);
      const kept = await saved(() =>
        this.parts.store.local.change(RECORD, () => ({ id: RECORD, body })),
      );
      if (!kept.ok) return err(kept.error);
      this.view.setState(state);
      void this.work();
      return ok(null);
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async work(): Promise<void> {
    if (this.working) return;
    const { printer, jobs } = this.view.getState();
    const job = jobs.find(({ state }) => state === 'waiting');
    if (!printer || !job?.label) return;
    this.working = true;
    clearTimeout(this.timer);
    const begun = await this.change(job.id, (one) => ({ ...one, state: 'sending' }));
    // A label that could not be noted as sent could be printed twice: it waits for room on the disk.
    const left = begun.ok ? await this.send(printer, job) : 'waiting';
    this.working = false;
    if (left !== 'waiting') return void this.work();
    this.timer = setTimeout(() => void this.work(), this.parts.retryMs ?? RETRY_MS);
  }

  private async send(printer: PrinterAddress, job: PrintJob): Promise<PrintJob['state']> {
    if (!job.label) return 'printed';
    const sent = await this.parts.printer.label({ printer, label: job.label });
    const after = afterSending(job, sent);
    const kept = await this.change(job.id, () => after);
    // What cannot be kept is shown all the same; after a restart it is unsure.
    if (!kept.ok) this.view.setState((state) => withJob(state, after));
    return after.state;
  }
}
