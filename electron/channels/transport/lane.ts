/**
 * How often one operation of one account may be asked: a token bucket, a daily quota, and what the channel said of both.
 * Pure; its state is JSON, kept over restarts.
 */
import { z } from 'zod';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

/** A channel may ask for patience, but not for ever. */
export const LONGEST_WAIT_MS = DAY_HOURS * HOUR_MS;

/** Waits stay finite, whatever was learnt. */
const SLOWEST_PER_SECOND = 1 / 3_600;

/** Tokens are fractions: what was waited for to the ms may be short of one by a rounding. */
const ROUNDING = 1e-9;

export interface Limit {
  /** What may be asked at once after a pause. */
  readonly burst: number;
  readonly perSecond: number;
  /** Requests in any 24 hours, whatever each costs. */
  readonly perDay?: number;
}

export const laneState = z.object({
  /** What could be asked at `at`. */
  tokens: z.number(),
  /** UTC ms, as all moments here. */
  at: z.number(),
  notBefore: z.number(),
  /** What the channel told of its limits, which are then not those that we began with. */
  burst: z.number().nullable(),
  perSecond: z.number().nullable(),
  /** Requests by the hour they were sent in, for the daily quota. */
  hours: z.array(z.object({ hour: z.int(), sent: z.int() })),
  /** What was left of the daily quota by the channel's own count. */
  today: z.object({ left: z.number(), at: z.number() }).nullable(),
});
export type Lane = z.infer<typeof laneState>;

/** What an answer says of the limits; what is left out, it does not say. */
export interface Hint {
  /** What could be asked at once when it answered. */
  readonly available?: number;
  readonly perSecond?: number;
  readonly burst?: number;
  readonly leftToday?: number;
  /** Nothing before so many ms. */
  readonly waitMs?: number;
}

/** A lane that nothing was sent on. */
export function openLane({ burst }: Limit, now: number): Lane {
  const unsaid = { burst: null, perSecond: null, today: null };
  return { ...unsaid, tokens: burst, at: now, notBefore: now, hours: [] };
}

export type Admission =
  | { readonly admitted: true; readonly lane: Lane }
  | { readonly admitted: false; readonly lane: Lane; readonly waitMs: number };

/** Takes what the request costs, or says how long to wait before it is asked again. */
export function admit(was: Lane, limit: Limit, cost: number, now: number): Admission {
  const lane = brought(was, limit, now);
  const { burst, perSecond } = limitOf(lane, limit);
  // What costs more than there ever is goes when all of it is there.
  const price = Math.min(cost, burst);
  const missing = price - lane.tokens;
  const wait = Math.max(
    lane.notBefore - now,
    missing > ROUNDING ? (missing / perSecond) * 1_000 : 0,
    dayWait(lane, limit, now),
  );
  if (wait > 0) return { admitted: false, lane, waitMs: Math.ceil(wait) };
  const { today } = lane;
  return {
    admitted: true,
    lane: {
      ...lane,
      tokens: Math.max(0, lane.tokens - price),
      hours: sentOneMore(lane.hours, hourOf(now)),
      today: today && { ...today, left: today.left - 1 },
    },
  };
}

/** With what an answer said. `underWay`: the cost of requests that the channel may not have counted yet. */
export function heard(was: Lane, limit: Limit, hint: Hint, now: number, underWay: number): Lane {
  const learnt = {
    ...brought(was, limit, now),
    ...(isRate(hint.burst) && { burst: Math.max(1, hint.burst) }),
    ...(isRate(hint.perSecond) && { perSecond: Math.max(SLOWEST_PER_SECOND, hint.perSecond) }),
    ...(isCount(hint.leftToday) && { today: { left: hint.leftToday, at: now } }),
  };
  const { burst } = limitOf(learnt, limit);
  const tokens = isCount(hint.available) ? hint.available - underWay : learnt.tokens;
  const wait = Math.min(LONGEST_WAIT_MS, hint.waitMs ?? 0);
  return {
    ...learnt,
    tokens: Math.max(0, Math.min(burst, tokens)),
    notBefore: Math.max(learnt.notBefore, now + wait),
  };
}

/** What is left of a lane's limits; `today` is null where no day's quota is known. */
export function leftIn(was: Lane, limit: Limit, now: number) {
  const { tokens, today, hours, notBefore, ...lane } = brought(was, limit, now);
  const sent = hours.reduce((sum, one) => sum + one.sent, 0);
  const own = limit.perDay === undefined ? null : limit.perDay - sent;
  return {
    tokens,
    burst: lane.burst ?? limit.burst,
    today: today ? Math.min(today.left, own ?? today.left) : own,
    waitMs: Math.max(0, notBefore - now),
  };
}

/** As it stands now. Where this station's clock was set back, the lane goes back with it and waits no longer for that. */
function brought(was: Lane, limit: Limit, now: number): Lane {
  const back = Math.max(0, was.at - now);
  const { burst, perSecond } = limitOf(was, limit);
  const hour = hourOf(now);
  return {
    ...was,
    tokens: Math.min(burst, was.tokens + (Math.max(0, now - was.at) / 1_000) * perSecond),
    at: now,
    notBefore: was.notBefore - back,
    today: was.today && { ...was.today, at: was.today.at - back },
    hours: was.hours
      .map(({ hour: sentIn, sent }) => ({ hour: Math.min(sentIn, hour), sent }))
      .filter(({ hour: sentIn }) => sentIn >= hour - DAY_HOURS),
  };
}

function limitOf({ burst, perSecond }: Lane, limit: Limit): Limit {
  return { ...limit, burst: burst ?? limit.burst, perSecond: perSecond ?? limit.perSecond };
}

/** Until the day has room for one more. */
function dayWait({ hours, today }: Lane, { perDay }: Limit, now: number): number {
  // What others used up of a shared quota nobody tells when it comes back: worth asking once an hour.
  const told = today && today.left < 1 ? today.at + HOUR_MS - now : 0;
  if (perDay === undefined) return told;
  let tooMany = hours.reduce((sum, { sent }) => sum + sent, 0) + 1 - perDay;
  if (tooMany <= 0) return told;
  const freeing = hours.find(({ sent }) => {
    tooMany -= sent;
    return tooMany <= 0;
  });
  // An hour counts until its last minute is a day old.
  const freeAt = freeing ? (freeing.hour + DAY_HOURS + 1) * HOUR_MS : now;
  return Math.max(told, freeAt - now);
}

function sentOneMore(hours: Lane['hours'], hour: number): Lane['hours'] {
  const now = hours.filter((one) => one.hour === hour).reduce((sum, { sent }) => sum + sent, 1);
  return [...hours.filter((one) => one.hour !== hour), { hour, sent: now }];
}

function hourOf(now: number): number {
  return Math.floor(now / HOUR_MS);
}

function isRate(value: number | undefined): value is number {
  return isCount(value) && value > 0;
}

function isCount(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value) && value >= 0;
}
