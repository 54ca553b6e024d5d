/**
 * A keyboard scanner: keystrokes folded into reads.
 *
 * The fold says what to do with each key and never looks at a clock or a page. Keys that may be
 * part of a code are held; they end as a read, or are released as typed by a person.
 */
import { type Burst, type BurstKey, isMachine, patience, textOf, typedBefore } from './burst.ts';
import { GS, type KeyMeaning, type Keystroke, meaningOf } from './keystroke.ts';
import type { WedgeSettings } from './wedge-settings.ts';

/** A code as the scanner typed it, AIM prefix and GS included. */
export interface WedgeRead {
  readonly text: string;
  /** When its last key, the end key included, went down. */
  readonly at: number;
}

export interface WedgeState {
  readonly burst: Burst;
  /** An Alt key went down and no digit followed yet. */
  readonly altFresh: boolean;
  /** Until when a lone Enter or Tab is the echo of the read before, not a person's. */
  readonly echoUntil: number;
  /** When the last key went down that a person proved to have typed. */
  readonly personAt: number;
}

/**
 * `pass`: the key is not ours. `hold`: it may be part of a code. `swallow`: it ended one, or is the
 * second half of an end (CR LF). `released` counts the held keys, oldest first, that a person typed.
 * They are released before `read` takes all that are still held; `read` comes before this key.
 */
export interface WedgeStep {
  readonly state: WedgeState;
  readonly does: 'pass' | 'hold' | 'swallow';
  readonly released: number;
  readonly read?: WedgeRead;
}

export const idleWedge: WedgeState = {
  burst: [],
  altFresh: false,
  echoUntil: Number.NEGATIVE_INFINITY,
  personAt: Number.NEGATIVE_INFINITY,
};

// CR LF, or Tab and Enter, follow within a few keys' time.
const ECHO_MS = 60;
// An Enter that comes after the code was read for its pause.
const LATE_END_MS = 300;

/** The state after one more keystroke, what to do with that key, and the read it ended. */
export function foldKey(state: WedgeState, stroke: Keystroke, settings: WedgeSettings): WedgeStep {
  const meaning = meaningOf(stroke);
  if (meaning.kind === 'ignored') {
    const altFresh = state.altFresh || (stroke.key === 'Alt' && !stroke.repeat);
    return { state: { ...state, altFresh }, does: 'pass', released: 0 };
  }
  // The key before may have been the last of its burst, if no timer said so in time.
  const before = foldIdle(state, stroke.at, settings);
  const after = foldMeaning(before.state, meaning, stroke, settings);
  const read = before.read ?? after.read;
  return { ...after, released: before.released + after.released, ...(read ? { read } : {}) };
}

/** The state at `now` if no key came: a code without an end key is read, a person's keys released. */
export function foldIdle(state: WedgeState, now: number, settings: WedgeSettings): WedgeStep {
  const due = idleDue(state, settings);
  if (due === null || now < due) return { state, does: 'pass', released: 0 };
  return settle(state, settings);
}

/** When `foldIdle` is to be called, or null while no burst is open. */
export function idleDue(state: WedgeState, settings: WedgeSettings): number | null {
  const last = state.burst.at(-1);
  return last ? last.at + patience(state.burst, settings) : null;
}

function foldMeaning(
  state: WedgeState,
  meaning: KeyMeaning,
  stroke: Keystroke,
  settings: WedgeSettings,
): WedgeStep {
  const open = state.burst.length > 0;
  switch (meaning.kind) {
    case 'char':
      // A lone blank scrolls the page or presses a button; no code worth reading begins with one.
      if (!open && meaning.char === ' ' && !stroke.editable) return pass(state);
      return extend(
        state,
        { char: meaning.char, at: stroke.at, editable: stroke.editable },
        settings,
      );
    case 'control':
      return foldControl(state, meaning.char, stroke, settings);
    case 'digit':
      if (!open) return pass(state);
      return extend(
        state,
        { char: meaning.digit, at: stroke.at, alt: state.altFresh ? 'first' : 'next' },
        settings,
      );
    case 'end':
      return end(state, stroke.at, settings);
    default:
      return settle(state, settings);
  }
}

function foldControl(
  state: WedgeState,
  char: string,
  stroke: Keystroke,
  settings: WedgeSettings,
): WedgeStep {
  if (char === '\r' || char === '\n' || char === '\t') return end(state, stroke.at, settings);
  const last = state.burst.at(-1);
  const inBurst = last !== undefined && stroke.at - last.at <= settings.keyGapMs;
  // A code may begin with GS; any other Ctrl and letter outside a fast burst is a shortcut.
  if (inBurst || (!last && char === GS)) return extend(state, { char, at: stroke.at }, settings);
  return settle(state, settings);
}

function extend(state: WedgeState, key: BurstKey, settings: WedgeSettings): WedgeStep {
  const burst = [...state.burst, key];
  const released = typedBefore(burst, state.personAt, settings);
  const personAt = burst[released - 1]?.at ?? state.personAt;
  return {
    state: { ...state, burst: burst.slice(released), altFresh: false, personAt },
    does: 'hold',
    released,
  };
}

function end(state: WedgeState, at: number, settings: WedgeSettings): WedgeStep {
  if (state.burst.length === 0) {
    return at <= state.echoUntil ? { state, does: 'swallow', released: 0 } : pass(state);
  }
  const text = textOf(state.burst, settings);
  if (text.length < settings.minLength || !isMachine(state.burst, at, settings)) {
    return release(state);
  }
  return {
    state: { ...idleWedge, echoUntil: at + ECHO_MS },
    does: 'swallow',
    released: 0,
    read: { text, at },
  };
}

function settle(state: WedgeState, settings: WedgeSettings): WedgeStep {
  const last = state.burst.at(-1);
  if (!last) return pass(state);
  const text = textOf(state.burst, settings);
  if (text.length < settings.minLengthIdle || !isMachine(state.burst, null, settings)) {
    return release(state);
  }
  const echoUntil = last.at + settings.idleMs + LATE_END_MS;
  return {
    state: { ...idleWedge, echoUntil },
    does: 'pass',
    released: 0,
    read: { text, at: last.at },
  };
}

function pass(state: WedgeState): WedgeStep {
  return { state, does: 'pass', released: 0 };
}

function release(state: WedgeState): WedgeStep {
  const personAt = state.burst.at(-1)?.at ?? state.personAt;
  return { state: { ...idleWedge, personAt }, does: 'pass', released: state.burst.length };
}
