/** The first steps of connecting: somebody answers, it is a CouchDB, it is new enough, and it knows the account. */
import { z } from 'zod';
import type { ConnectFault, connectSteps } from '../../shared/replication/connecting.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { databaseName } from './address.ts';
import { type Asking, trouble } from './connect-asking.ts';
import type { HttpFault, HttpReply } from './http-exchange.ts';
import { isLocked, reasonOf } from './remote-fault.ts';

const LEAST_VERSION = '3.0.0';

const couchWelcome = z.object({ couchdb: z.literal('Welcome'), version: z.string() });
const hubWelcome = z.object({ 'express-pouchdb': z.literal('Welcome!') });

interface Met {
  readonly passed: (typeof connectSteps)[number][];
  readonly failed?: { step: (typeof connectSteps)[number]; fault: ConnectFault };
}

/** Steps `reach`, `couchdb`, `version`. */
export async function meetServer(asking: Asking): Promise<Met> {
  const anonymous = await asking.ask('GET', '/', { anonymous: true });
  if (!anonymous.ok)
    return {
      passed: [],
      failed: { step: 'reach', fault: notReached(anonymous.error, asking.login.address) },
    };
  // A server for signed-in users alone says who it is after the password only.
  const guarded = anonymous.value.status === 401;
  const welcome = guarded ? await asking.ask('GET', '/') : anonymous;
  if (guarded && welcome.ok) {
    const refused = refusedSignIn(welcome.value);
    if (refused) return { passed: ['reach'], failed: { step: 'sign-in', fault: refused } };
  }
  if (!welcome.ok)
    return { passed: ['reach'], failed: { step: 'couchdb', fault: trouble(welcome).error } };
  return judgeWelcome(welcome.value);
}

function judgeWelcome(reply: HttpReply): Met {
  const couch = couchWelcome.safeParse(reply.json);
  if (couch.success && !isAtLeast(couch.data.version)) {
    const { version } = couch.data;
    const fault = { kind: 'too-old', version, least: LEAST_VERSION } as const;
    return { passed: ['reach', 'couchdb'], failed: { step: 'version', fault } };
  }
  if (couch.success || hubWelcome.safeParse(reply.json).success)
    return { passed: ['reach', 'couchdb', 'version'] };
  const { status } = reply;
  const fault: ConnectFault =
    status === 429 || status >= 500
      ? trouble(ok(reply)).error
      : { kind: 'not-couchdb', reason: `HTTP ${status} ${reasonOf(reply)}`.trim() };
  return { passed: ['reach'], failed: { step: 'couchdb', fault } };
}

function isAtLeast(version: string): boolean {
  return Number.parseInt(version, 10) >= Number.parseInt(LEAST_VERSION, 10);
}

const NO_SUCH_NAME = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NONAME', 'EAI_NODATA']);

/** Node's and OpenSSL's names for a certificate that is not to be trusted. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|CRL|INVALID_(CA|PURPOSE)|PATH_LENGTH/;

function notReached(fault: HttpFault, address: string): ConnectFault {
  if (fault.kind !== 'unreachable') return { kind: 'no-answer', reason: fault.kind };
  const { code, reason } = fault;
  if (NO_SUCH_NAME.has(code)) return { kind: 'name-not-found', host: new URL(address).hostname };
  if (CERTIFICATE.test(code)) return { kind: 'certificate', reason };
  return { kind: 'no-answer', reason };
}

/** Step `sign-in`, by asking for the first database: whether it is there is no matter yet. */
export async function signIn(asking: Asking): Promise<Result<null, ConnectFault>> {
  const reply = await asking.ask('GET', `/${databaseName(asking.login.workspace, 'orders')}`);
  if (!reply.ok || reply.value.status === 429 || reply.value.status >= 500) return trouble(reply);
  const refused = refusedSignIn(reply.value);
  return refused ? err(refused) : ok(null);
}

function refusedSignIn(reply: HttpReply): ConnectFault | undefined {
  if (reply.status === 401) return { kind: 'wrong-password' };
  return isLocked(reply) ? { kind: 'locked' } : undefined;
}
