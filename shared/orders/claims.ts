/**
 * Claims: who works on an order. A claim is a lease in the order's log, one entry per station, taken before work and
 * over when it is let go, when its time is up, or when somebody takes it over. Who holds an order follows from the log
 * and the moment alone, so that stations with the same log say the same.
 */
import type { EntryBody, EntryOf, LogEntry } from '../records/order-log.ts';
import { type Stamp, stampTime } from '../records/stamp.ts';
import { entriesOf } from './log.ts';

/** A claim that stands until its time is up. */
export interface Lease {
  readonly station: string;
  readonly user: string;
  /** Stamp of its beginning: its name, too. */
  readonly since: Stamp;
  /** UTC ISO. */
  readonly until: string;
}

const NONE: readonly Lease[] = [];

/** The leases that nobody let go or took over, the earliest first. Those whose time is up are among them. */
export function leasesOf(log: readonly LogEntry[]): readonly Lease[] {
  const claims = entriesOf(log, 'claim');
  if (claims.length === 0) return NONE;
  const taken = new Set(claims.flatMap((claim) => claim.takes));
  return claims
    .filter((claim) => claim.on && !taken.has(claim.since))
    .map(({ by, since, until }) => ({ station: by.station, user: by.user, since, until }))
    .sort(bySince);
}

/** Who holds an order with these leases at `now` (UTC ISO): the earliest whose time is not up. */
export function holderOf(leases: readonly Lease[], now: string): Lease | null {
  return leases.find((lease) => lease.until > now) ?? null;
}

/** Whether somebody else holds it. */
export function isElsewhere(leases: readonly Lease[], station: string, now: string): boolean {
  const holder = holderOf(leases, now);
  return holder !== null && holder.station !== station;
}

/**
 * The lease for whose sake a station may not work on an order at `now`; null when it may. One that its packer knew of
 * when deciding to work without the network does not stop it.
 */
export function claimedElsewhere(
  log: readonly LogEntry[],
  station: string,
  now: string,
): Lease | null {
  const holder = holderOf(leasesOf(log), now);
  if (!holder || holder.station === station) return null;
  const decided = entriesOf(log, 'offline-work').find((entry) => entry.by.station === station);
  return decided?.over === holder.since ? null : holder;
}

export interface Claiming {
  readonly station: string;
  /** The stamp that the entry will have. */
  readonly at: Stamp;
  /** UTC ISO. */
  readonly until: string;
}

/** The station's lease, begun now; or its standing one, held longer where that ends sooner than `until`. */
export function claimEntry(
  log: readonly LogEntry[],
  { station, at, until }: Claiming,
): EntryBody<'claim'> {
  const own = ownClaim(log, station);
  const standing = leasesOf(log).find((lease) => lease.station === station);
  const renewed = standing && standing.until > stampTime(at);
  return {
    kind: 'claim',
    on: true,
    since: renewed ? standing.since : at,
    until: renewed && standing.until > until ? standing.until : until,
    takes: stillThere(log, own?.takes ?? []),
    reason: renewed ? (own?.reason ?? '') : '',
  };
}

/** The station's lease, begun now instead of everybody else's. */
export function takeOverEntry(
  log: readonly LogEntry[],
  claiming: Claiming,
  reason: string,
): EntryBody<'claim'> {
  const others = leasesOf(log).filter((lease) => lease.station !== claiming.station);
  const entry = claimEntry(log, claiming);
  return { ...entry, takes: [...entry.takes, ...others.map((lease) => lease.since)], reason };
}

/** The station's lease let go; null when it has none. */
export function releaseEntry(log: readonly LogEntry[], station: string): EntryBody<'claim'> | null {
  const own = ownClaim(log, station);
  if (!own?.on) return null;
  const { since, until, takes, reason } = own;
  return { kind: 'claim', on: false, since, until, takes: stillThere(log, takes), reason };
}

function ownClaim(log: readonly LogEntry[], station: string): EntryOf<'claim'> | undefined {
  return entriesOf(log, 'claim').find((claim) => claim.by.station === station);
}

// What was taken over stays so for as long as its lease is in the log: it must not come back when the one who took it
// lets go or begins anew.
function stillThere(log: readonly LogEntry[], takes: readonly Stamp[]): Stamp[] {
  const known = new Set(entriesOf(log, 'claim').map((claim) => claim.since));
  return takes.filter((since) => known.has(since));
}

function bySince(a: Lease, b: Lease): number {
  if (a.since !== b.since) return a.since < b.since ? -1 : 1;
  return a.station < b.station ? -1 : 1;
}
