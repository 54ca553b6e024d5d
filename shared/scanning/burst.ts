/**
 * A burst: keys that came one after another, and whether a machine typed them.
 *
 * A machine is even. Most gaps between its keys are short; a few may stall (a radio hiccup, a
 * garbage collection in the driver). A person's gaps are long nearly everywhere.
 */
import type { WedgeSettings } from './wedge-settings.ts';

export interface BurstKey {
  /** The character typed, or one digit of a character's number typed with Alt held. */
  readonly char: string;
  readonly at: number;
  readonly alt?: 'first' | 'next';
  /** It went into a field at once; other keys are kept from the page until it is clear whose they are. */
  readonly editable?: boolean;
}

export type Burst = readonly BurstKey[];

/** How long to wait for the key after the last one before the burst is over. */
export function patience(burst: Burst, settings: WedgeSettings): number {
  // A lone key outside of fields is most often a shortcut, and a shortcut should not feel slow.
  const shortcut = burst.length === 1 && !burst[0]?.editable;
  return shortcut ? Math.min(settings.keyGapMs + 60, settings.idleMs) : settings.idleMs;
}

/** Whether a machine typed the burst, its end key (if one came) included. */
export function isMachine(burst: Burst, endAt: number | null, settings: WedgeSettings): boolean {
  const times = burst.map((key) => key.at);
  if (endAt !== null) times.push(endAt);
  const gaps = times.slice(1).map((at, i) => at - (times[i] ?? at));
  const slow = gaps.filter((gap) => gap > settings.keyGapMs).length;
  // Short codes must be fast throughout; longer ones may stall at every fourth key.
  return gaps.length > 0 && slow <= Math.floor(gaps.length / 4);
}

/**
 * How many keys at the front a person typed just before a scan began: single keys, each followed
 * by a long gap. One alone may be a scanner waking up and is kept, unless a person was typing.
 */
export function typedBefore(burst: Burst, personAt: number, settings: WedgeSettings): number {
  const apart = settings.keyGapMs + 40;
  const wasTyping = (burst[0]?.at ?? 0) - personAt <= settings.idleMs;
  let count = 0;
  for (let i = 0; i + 1 < burst.length; i++) {
    if ((burst[i + 1]?.at ?? 0) - (burst[i]?.at ?? 0) <= apart) break;
    count++;
  }
  return count >= 2 || wasTyping ? count : 0;
}

/** The text typed, with prefix and suffix cut off and blanks around it gone; GS is kept. */
export function textOf(burst: Burst, settings: WedgeSettings): string {
  const { prefix, suffix } = settings;
  let text = typedText(burst);
  if (prefix && text.startsWith(prefix)) text = text.slice(prefix.length);
  if (suffix && text.endsWith(suffix)) text = text.slice(0, -suffix.length);
  return text.trim();
}

function typedText(burst: Burst): string {
  let text = '';
  let digits = '';
  const close = () => {
    if (digits) text += String.fromCharCode(Number(digits) % 256);
    digits = '';
  };
  for (const key of burst) {
    if (key.alt !== 'next') close();
    if (key.alt) digits += key.char;
    else text += key.char;
  }
  close();
  return text;
}
