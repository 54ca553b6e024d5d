/** What each HTTP status, and each way not to get one, means to replication (R5). */
import type { RemoteFault } from '../../shared/replication/remote.ts';
import { assertNever } from '../../shared/result.ts';
import type { HttpFault, HttpReply } from './http-exchange.ts';

/** A server may ask for patience, but not for a shift's worth of it. */
const LONGEST_WAIT_MS = 300_000;

/** The fault that an answer amounts to; undefined for success. */
export function faultOf(reply: HttpReply): RemoteFault | undefined {
  const { status, retryAfterMs } = reply;
  if (status >= 200 && status < 300) return undefined;
  if (status === 429 || status >= 500)
    return { kind: 'busy', status, retryAfterMs: Math.min(LONGEST_WAIT_MS, retryAfterMs ?? 0) };
  switch (status) {
    case 400:
      return { kind: 'malformed', reason: reasonOf(reply) };
    case 401:
      return { kind: 'signed-out', why: 'password' };
    case 403:
      return { kind: 'signed-out', why: isLocked(reply) ? 'locked' : 'permission' };
    case 404:
      return { kind: 'no-database' };
    case 413:
      return { kind: 'too-large' };
    default:
      return { kind: 'nonsense', reason: `HTTP ${status} ${reasonOf(reply)}`.trim() };
  }
}

/** CouchDB 3.4 and newer let nobody of an account in for minutes after five wrong passwords. */
export function isLocked({ status, json }: Pick<HttpReply, 'status' | 'json'>): boolean {
  return status === 403 && /\blocked\b/i.test(reasonOf({ json }));
}

/** What CouchDB says beside a refusal. */
export function reasonOf({ json }: Pick<HttpReply, 'json'>): string {
  if (typeof json !== 'object' || json === null || !('reason' in json)) return '';
  return typeof json.reason === 'string' ? json.reason.slice(0, 500) : '';
}

/** The fault of a request that got no answer. */
export function silenceOf(fault: HttpFault): RemoteFault {
  switch (fault.kind) {
    case 'unreachable':
      return { kind: 'unreachable', reason: [fault.code, fault.reason].join(' ').trim() };
    case 'silent':
      return { kind: 'silent' };
    case 'too-large':
      return { kind: 'too-large' };
    case 'ended':
      return { kind: 'off' };
    default:
      return assertNever(fault);
  }
}
