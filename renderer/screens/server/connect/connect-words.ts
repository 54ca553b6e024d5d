/** A test of the connection in plain words: its steps, and for the one that failed what it means and what to do. Pure. */
import type { TFunction } from 'i18next';
import type { HostFault } from '../../../../shared/host.ts';
import {
  type ConnectFault,
  type ConnectReport,
  connectSteps,
} from '../../../../shared/replication/connecting.ts';
import { assertNever } from '../../../../shared/result.ts';

export type Step = (typeof connectSteps)[number];
export type StepState = 'passed' | 'failed' | 'warning' | 'untried';

/** Every step with how it went. */
export function stepStates({ passed, failed }: ConnectReport): { step: Step; state: StepState }[] {
  return connectSteps.map((step) => {
    if (passed.includes(step)) return { step, state: 'passed' };
    if (failed?.step !== step) return { step, state: 'untried' };
    return { step, state: failed.fault.kind === 'clock-off' ? 'warning' : 'failed' };
  });
}

export interface FaultWords {
  readonly what: string;
  readonly next: string;
  /** What the server or the network said of it, as it said it; '' when nothing. */
  readonly said: string;
}

/** `t` is of the namespace `server`. */
export function faultWords(fault: ConnectFault, t: TFunction): FaultWords {
  switch (fault.kind) {
    case 'bad-address':
    case 'not-encrypted':
    case 'wrong-password':
    case 'locked':
      return words(fault, t);
    case 'name-not-found':
      return words(fault, t, { host: fault.host });
    case 'no-permission':
      return words(fault, t, { database: fault.database });
    case 'too-old':
      return words(fault, t, { version: fault.version, least: fault.least });
    case 'no-answer':
    case 'certificate':
    case 'not-couchdb':
    case 'server-trouble':
      return { ...words(fault, t), said: fault.reason };
    case 'read-only':
      return { ...words(fault, t, { database: fault.database }), said: fault.reason };
    case 'databases-missing': {
      const next = t(`fault.databases-missing.${fault.mayMake ? 'nextMake' : 'next'}`);
      return { ...words(fault, t, { count: fault.databases.length }), next };
    }
    case 'clock-off':
      return { what: clockOff(fault.skewMs, t), next: t('fault.clock-off.next'), said: '' };
    default:
      return assertNever(fault);
  }
}

/** What to say when the host itself did not do what it was asked. */
export function hostFaultText(fault: HostFault, t: TFunction): string {
  return fault.kind === 'host-failed'
    ? t('host.host-failed', { reason: fault.reason })
    : t(`host.${fault.kind}`);
}

function words(
  { kind }: ConnectFault,
  t: TFunction,
  values: Readonly<Record<string, unknown>> = {},
): FaultWords {
  return { what: t(`fault.${kind}.what`, values), next: t(`fault.${kind}.next`), said: '' };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `skewMs` is the server's time less this station's. */
function clockOff(skewMs: number, t: TFunction): string {
  const ms = Math.abs(skewMs);
  const [unit, size] =
    ms < 2 * HOUR
      ? (['minutes', MINUTE] as const)
      : ms < 2 * DAY
        ? (['hours', HOUR] as const)
        : (['days', DAY] as const);
  const span = t(`span.${unit}`, { count: Math.round(ms / size) });
  return t(`fault.clock-off.${skewMs > 0 ? 'behind' : 'ahead'}`, { span });
}
