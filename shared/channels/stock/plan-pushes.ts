/**
 * Which listings are told their figure next. One entry a listing, whatever happens to its figure meanwhile; what could
 * be oversold goes first, a restock may wait, and whatever waits gets its turn.
 */

/** A listing that shows something else than it should. */
export interface Push {
  readonly channel: string;
  readonly listing: string;
  /** What it shows, as far as we know; null: we do not. */
  readonly shown: number | null;
  readonly wanted: number;
  /** When it first differed, UTC ms: its place. */
  readonly since: number;
  /** Not before, after an error. */
  readonly notBefore: number;
}

/** How long a difference may wait for more of its kind, in ms. */
export interface Patience {
  /** At so many units or fewer a listing is nearly sold out, and told at once. */
  readonly nearZero: number;
  readonly fallMs: number;
  readonly restockMs: number;
}

export const defaultPatience: Patience = { nearZero: 10, fallMs: 30_000, restockMs: 300_000 };

/** What a channel can take now. */
export interface PushBudget {
  /** Entries that may go now. */
  readonly entries: number;
  /** When there is more of it, UTC ms. */
  readonly nextAt: number;
  /** Pushes that each listing has left today; absent where nobody counts them. */
  readonly leftToday?: (listing: string) => number;
}

export interface PushPlan {
  /** In the order they should go. */
  readonly now: readonly Push[];
  /** When to look again if nothing happens until then; null: there is nothing to do. */
  readonly lookAgainAt: number | null;
}

/** So many of a listing's pushes of a day are kept for what could be oversold. */
const KEPT_FOR_URGENT = 100;

/** A listing that used up its day is looked at again after this. */
const USED_UP_MS = 3_600_000;

type Difference = Pick<Push, 'channel' | 'listing' | 'shown' | 'wanted'>;

/** The entry of a listing with its newest figures: it keeps its place. Undefined when there is nothing to tell. */
export function pushFor(was: Push | undefined, now: number, next: Difference): Push | undefined {
  if (next.shown === next.wanted) return undefined;
  return { ...next, since: was?.since ?? now, notBefore: was?.notBefore ?? 0 };
}

/** The entry after a try that failed: it keeps its place, and waits as long as the channel asked. */
export function pushAgain(push: Push, now: number, afterMs: number): Push {
  return { ...push, notBefore: now + afterMs };
}

/** What goes now, and when to look again. A channel without a budget takes nothing. */
export function planPushes(
  waiting: Iterable<Push>,
  budgets: ReadonlyMap<string, PushBudget>,
  now: number,
  patience: Patience = defaultPatience,
): PushPlan {
  const queue = [...waiting]
    .map((push) => ({ push, dueAt: push.since + waitOf(push, patience) }))
    .sort((a, b) => a.dueAt - b.dueAt || inName(a.push, b.push));
  const left = new Map([...budgets].map(([channel, { entries }]) => [channel, entries]));
  const going: Push[] = [];
  let lookAgainAt: number | null = null;
  for (const { push, dueAt } of queue) {
    const budget = budgets.get(push.channel);
    if (!budget) continue;
    const used = isUsedUp(push, budget, patience) ? now + USED_UP_MS : 0;
    const from = Math.max(dueAt, push.notBefore, used);
    const room = left.get(push.channel) ?? 0;
    if (from <= now && room > 0) {
      going.push(push);
      left.set(push.channel, room - 1);
    } else {
      const at = Math.max(from, room > 0 ? from : budget.nextAt, now + 1);
      lookAgainAt = Math.min(lookAgainAt ?? at, at);
    }
  }
  return { now: going, lookAgainAt };
}

/** Whether more could be sold there than there is, if it is not told soon. */
export function isUrgent({ shown, wanted }: Push, { nearZero }: Patience): boolean {
  return (shown === null || wanted < shown) && wanted <= nearZero;
}

/** ms from its place until it is due; less than none for what comes before all that is merely due. */
function waitOf(push: Push, patience: Patience): number {
  const { shown, wanted } = push;
  const { nearZero, fallMs, restockMs } = patience;
  if (isUrgent(push, patience)) return -fallMs * (1 - wanted / (nearZero + 1));
  // A listing that shows none sells none: that is not a restock which nobody notices.
  return shown === null || shown === 0 || wanted < shown ? fallMs : restockMs;
}

function isUsedUp(push: Push, { leftToday }: PushBudget, patience: Patience): boolean {
  return (
    (leftToday?.(push.listing) ?? Infinity) <= (isUrgent(push, patience) ? 0 : KEPT_FOR_URGENT)
  );
}

function inName(a: Push, b: Push): number {
  if (a.channel !== b.channel) return a.channel < b.channel ? -1 : 1;
  return a.listing < b.listing ? -1 : 1;
}
