/** A label on its way to a printer: each is printed once, and where nobody can know that, a person is asked. Pure. */
import { z } from 'zod';
import { addressLabel } from '../documents/address-label.ts';
import type { HostFault } from '../host.ts';
import type { Result } from '../result.ts';
import { type PrinterFault, printerAddress } from './printer.ts';

export const printJob = z.object({
  id: z.string(),
  /** Its order's id; '' for a test. */
  order: z.string(),
  /** The number of its order. */
  title: z.string(),
  /** UTC ISO time at which it was asked for. */
  at: z.string(),
  /** `unsure`: it may have come out; nobody but who stands at the printer knows. */
  state: z.enum(['waiting', 'sending', 'printed', 'unsure']),
  /** Why it waits or is unsure; '' where nothing is wrong. */
  reason: z.string(),
  /** null once it was printed: an address is not kept for longer than it is needed. */
  label: addressLabel.nullable(),
});
export type PrintJob = z.infer<typeof printJob>;

/** A station's printer and what goes there, the oldest first. */
export const printState = z.object({
  printer: printerAddress.nullable(),
  /** The label is printed by itself when its parcel is confirmed. */
  whenShipped: z.boolean(),
  jobs: z.array(printJob),
});
export type PrintState = z.infer<typeof printState>;

/** Printed ones are shown for a while. */
const PRINTED_KEPT = 20;

/** What becomes of a job that was sent: it is sent again by itself only where nothing can have come out. */
export function afterSending(
  job: PrintJob,
  sent: Result<unknown, PrinterFault | HostFault>,
): PrintJob {
  if (sent.ok) return { ...job, state: 'printed', reason: '', label: null };
  const reason = 'reason' in sent.error ? sent.error.reason : sent.error.kind;
  const state = sent.error.kind === 'printer-unreachable' ? 'waiting' : 'unsure';
  return { ...job, state, reason };
}

/** What is kept as it is found after a restart: what was being sent may have come out. */
export function afterRestart(state: PrintState): PrintState {
  const jobs = state.jobs.map(
    (job): PrintJob =>
      job.state === 'sending' ? { ...job, state: 'unsure', reason: 'restart' } : job,
  );
  return { ...state, jobs };
}

/** With `job` in its place, or at the end; old printed ones are forgotten. */
export function withJob(state: PrintState, job: PrintJob): PrintState {
  const isKnown = state.jobs.some(({ id }) => id === job.id);
  const jobs = isKnown
    ? state.jobs.map((one) => (one.id === job.id ? job : one))
    : [...state.jobs, job];
  const printed = jobs.filter((one) => one.state === 'printed');
  const old = new Set(printed.slice(0, Math.max(0, printed.length - PRINTED_KEPT)));
  return { ...state, jobs: jobs.filter((one) => !old.has(one)) };
}
