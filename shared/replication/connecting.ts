/**
 * Connecting a station to the shop's server: what is asked, which step failed, and the code that a second station joins
 * by. The host walks the steps; the page says each in plain words.
 */
import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';

/** A workspace's name, the first part of its databases' names (CouchDB: lower case, begins with a letter). */
export const workspaceName = z.string().regex(/^[a-z][a-z0-9_]{0,29}$/);

export const connectRequest = z.object({
  /** `https://host[:port][/path]`; without a scheme, https is meant. */
  address: z.string().max(2_000),
  workspace: workspaceName,
  user: z.string().max(200),
  password: z.string().max(1_000),
  /** Create the databases that are missing, where the account may. */
  make: z.boolean(),
});
export type ConnectRequest = z.infer<typeof connectRequest>;

/** The steps of a test, in their order. The first that fails ends it. */
export const connectSteps = [
  'address',
  'reach',
  'couchdb',
  'version',
  'sign-in',
  'databases',
  'write',
  'clock',
] as const;

/** Why a step failed. Each has its own words and its own next step on screen. */
export const connectFault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bad-address') }),
  /** An account's password would cross the network in the clear. `http:` is for this machine and for private networks. */
  z.object({ kind: z.literal('not-encrypted') }),
  z.object({ kind: z.literal('name-not-found'), host: z.string() }),
  z.object({ kind: z.literal('no-answer'), reason: z.string() }),
  z.object({ kind: z.literal('certificate'), reason: z.string() }),
  z.object({ kind: z.literal('not-couchdb'), reason: z.string() }),
  z.object({ kind: z.literal('too-old'), version: z.string(), least: z.string() }),
  z.object({ kind: z.literal('wrong-password') }),
  /** Too many wrong tries; the server lets nobody of this account in for some minutes, with the right password either. */
  z.object({ kind: z.literal('locked') }),
  /** Signed in, but the account may not read the workspace's databases. */
  z.object({ kind: z.literal('no-permission'), database: z.string() }),
  /** Databases are missing and were not made: not asked to, or the account may not. `commands` make them. */
  z.object({
    kind: z.literal('databases-missing'),
    databases: z.array(z.string()),
    mayMake: z.boolean(),
    commands: z.array(z.string()),
  }),
  z.object({ kind: z.literal('read-only'), database: z.string(), reason: z.string() }),
  /** The two clocks differ by more than five minutes: due times and who was first would be wrong. */
  z.object({ kind: z.literal('clock-off'), skewMs: z.number() }),
  /** The step took too long or the server is in trouble. */
  z.object({ kind: z.literal('server-trouble'), reason: z.string() }),
]);
export type ConnectFault = z.infer<typeof connectFault>;

export const connectReport = z.object({
  /** Steps that passed, in order. */
  passed: z.array(z.enum(connectSteps)),
  /** The step that ended it; null when all passed. `clock` alone is a warning: connecting is allowed. */
  failed: z.object({ step: z.enum(connectSteps), fault: connectFault }).nullable(),
  /** Orders that the workspace has on the server; null when it was not reached that far. */
  orders: z.int().nullable(),
});
export type ConnectReport = z.infer<typeof connectReport>;

/** What became of connecting: the report, and whether the station is connected now. */
export const connectOutcome = z.object({ report: connectReport, connected: z.boolean() });
export type ConnectOutcome = z.infer<typeof connectOutcome>;

/** Address and workspace, never a password: what a code on a screen may carry. */
export interface JoinCode {
  readonly address: string;
  readonly workspace: string;
}

const JOIN_PREFIX = 'packbench-join:';

/** The join code as text, to be shown as a QR code and typed. */
export function joinCodeText({ address, workspace }: JoinCode): string {
  return `${JOIN_PREFIX}${workspace}@${address}`;
}

/** What a scanned or typed code says; an address that carries an account is refused. */
export function readJoinCode(text: string): Result<JoinCode, { readonly kind: 'not-a-join-code' }> {
  const [, workspace, address] = /^packbench-join:([^@]+)@(.+)$/i.exec(text.trim()) ?? [];
  const isName = workspace !== undefined && workspaceName.safeParse(workspace).success;
  const url = address !== undefined && URL.canParse(address) ? new URL(address) : undefined;
  if (!isName || !url || url.username !== '' || !/^https?:$/.test(url.protocol))
    return err({ kind: 'not-a-join-code' });
  return ok({ workspace, address: url.href.replace(/\/$/, '') });
}
