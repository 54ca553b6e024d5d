/** A keyboard for tests: scanners and people typing, and what the wedge makes of it. */
import type { Keystroke } from './keystroke.ts';
import { foldIdle, foldKey, idleWedge } from './wedge.ts';
import { defaultWedgeSettings, type WedgeSettings } from './wedge-settings.ts';

const plain = { ctrl: false, alt: false, meta: false, editable: false };

/** One key going down. */
export function press(key: string, at: number, extra: Partial<Keystroke> = {}): Keystroke {
  return { ...plain, key, at, ...extra };
}

/** `keys` pressed one after another, `gap` ms apart (or each after its own gap), the first at `at`. */
export function keys(
  list: readonly string[],
  at: number,
  gap: number | readonly number[],
): readonly Keystroke[] {
  let time = at;
  return list.map((key, i) => {
    if (i > 0) time += typeof gap === 'number' ? gap : (gap[i - 1] ?? 0);
    return press(key, time);
  });
}

/** A scan as its scanner types it: the code's characters and Enter. */
export function scan(code: string, at = 0, gap = 10, end: readonly string[] = ['Enter']) {
  return keys([...code, ...end], at, gap);
}

/** The time just after the last of `strokes`. */
export function endOf(strokes: readonly Keystroke[]): number {
  return strokes.at(-1)?.at ?? 0;
}

/**
 * The codes read, the keys that stay with the page (as a person's, in order), and the keys
 * swallowed. Every key must end in exactly one of the three.
 */
export function typed(
  strokes: readonly Keystroke[],
  settings: WedgeSettings = defaultWedgeSettings,
) {
  const codes: string[] = [];
  const left: string[] = [];
  const swallowed: string[] = [];
  let held: string[] = [];
  let state = idleWedge;
  const settle = (step: ReturnType<typeof foldKey>) => {
    left.push(...held.splice(0, step.released));
    if (step.read) {
      codes.push(step.read.text);
      held = [];
    }
    state = step.state;
  };
  for (const stroke of strokes) {
    const step = foldKey(state, stroke, settings);
    settle(step);
    if (step.does === 'hold') held.push(stroke.key);
    else (step.does === 'swallow' ? swallowed : left).push(stroke.key);
  }
  settle(foldIdle(state, Number.POSITIVE_INFINITY, settings));
  return { codes, left, swallowed, held };
}
