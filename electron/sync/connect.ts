/** Connecting, step by step: the first step that fails ends it and is told (shared/replication/connecting.ts). */
import type {
  ConnectFault,
  ConnectReport,
  ConnectRequest,
  connectSteps,
} from '../../shared/replication/connecting.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { readAddress } from './address.ts';
import { type Asking, createAsking } from './connect-asking.ts';
import { checkWriting, openDatabases } from './connect-databases.ts';
import { meetServer, signIn } from './connect-server.ts';

type Step = (typeof connectSteps)[number];

/** Clocks further apart than this make due times and who was first wrong. */
const CLOCK_MS = 5 * 60_000;

export interface ConnectLimits {
  readonly requestMs: number;
}

const LIMITS: ConnectLimits = { requestMs: 15_000 };

/** What was found out on the way. */
export interface Tested {
  readonly report: ConnectReport;
  /** As `readAddress` gives it; '' when it is none. */
  readonly address: string;
}

/**
 * Walks the steps. Writes nothing but the try document, and the missing databases if `make`. A wrong password is shown
 * to the server once.
 */
export async function walkSteps(
  request: ConnectRequest,
  signal: AbortSignal,
  limits: ConnectLimits = LIMITS,
): Promise<Tested> {
  const address = readAddress(request.address);
  if (!address.ok) return { address: '', report: failedAt('address', [], address.error) };
  const asking = createAsking({ ...request, address: address.value }, signal, limits.requestMs);
  return { address: address.value, report: await walkOnline(asking, request) };
}

async function walkOnline(asking: Asking, request: ConnectRequest): Promise<ConnectReport> {
  const passed: Step[] = ['address'];
  const met = await meetServer(asking);
  passed.push(...met.passed);
  if (met.failed) return failedAt(met.failed.step, passed, met.failed.fault);

  const signed = await signIn(asking);
  if (!signed.ok) return failedAt('sign-in', passed, signed.error);
  passed.push('sign-in');

  const opened = await openDatabases(asking, request);
  if (!opened.ok) return failedAt('databases', passed, opened.error);
  passed.push('databases');

  const writing = await checkWriting(asking, request.workspace);
  if (!writing.ok) return failedAt('write', passed, writing.error);
  passed.push('write');

  const { orders } = opened.value;
  const clock = checkClock(asking.skewMs());
  if (!clock.ok) return { ...failedAt('clock', passed, clock.error), orders };
  return { passed: [...passed, 'clock'], failed: null, orders };
}

function checkClock(skewMs: number): Result<null, ConnectFault> {
  return Math.abs(skewMs) > CLOCK_MS ? err({ kind: 'clock-off', skewMs }) : ok(null);
}

function failedAt(step: Step, passed: Step[], fault: ConnectFault): ConnectReport {
  return { passed, failed: { step, fault }, orders: null };
}
