/** What one key press says to a scanner's reader: a character of a code, its end, or nothing of ours. */

/** A key going down, as a page or a host sees it. */
export interface Keystroke {
  /** The layout's name for the key, as in the DOM: 'a', 'Enter', 'Shift'. */
  readonly key: string;
  /** The place on the keyboard ('Numpad0'), where it is known. */
  readonly code?: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  /** When the key went down, in milliseconds of a clock that never goes back. */
  readonly at: number;
  /** Focus was in something one can type into. */
  readonly editable: boolean;
  /** The keyboard repeats a key held down; a scanner never does. */
  readonly repeat?: boolean;
  /** An input method is composing: the key is a part of a character, not one. */
  readonly composing?: boolean;
}

/**
 * `char` types a character; `control` is Ctrl and a letter, which scanners type for control
 * characters and people for shortcuts; `digit` is a digit typed with Alt held (Alt+029 is GS).
 */
export type KeyMeaning =
  | { readonly kind: 'char'; readonly char: string }
  | { readonly kind: 'control'; readonly char: string }
  | { readonly kind: 'digit'; readonly digit: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'other' };

/** The group separator that ends a field of variable length in a GS1 code. */
export const GS = '\x1d';

const MODIFIERS = new Set(
  'Shift Control Alt AltGraph CapsLock NumLock Meta Fn ScrollLock Process Dead Unidentified'.split(
    ' ',
  ),
);

// Ctrl with these signs is how keyboards have always typed the separators of ISO 15434.
const CONTROL_SIGNS: Readonly<Record<string, string>> = {
  ']': GS,
  '\\': '\x1c',
  '^': '\x1e',
  '6': '\x1e',
  _: '\x1f',
  '-': '\x1f',
};

/** What `stroke` means, taken alone. */
export function meaningOf(stroke: Keystroke): KeyMeaning {
  const { key } = stroke;
  if (stroke.repeat || stroke.composing || MODIFIERS.has(key)) return { kind: 'ignored' };
  if (stroke.meta) return { kind: 'other' };
  // AltGr is Ctrl and Alt at once on Windows, and types '@' or ']' on many layouts.
  if (stroke.ctrl !== stroke.alt) return stroke.ctrl ? withControl(key) : withAlt(stroke);
  if (key === 'Enter' || key === 'Tab') return { kind: 'end' };
  if (key === 'F8') return { kind: 'char', char: GS }; // Some scanners type F8 for GS.
  return [...key].length === 1 ? { kind: 'char', char: key } : { kind: 'other' };
}

function withControl(key: string): KeyMeaning {
  if (/^[a-z]$/i.test(key)) {
    return { kind: 'control', char: String.fromCharCode(key.toUpperCase().charCodeAt(0) - 64) };
  }
  const char = isControl(key) ? key : CONTROL_SIGNS[key];
  return char ? { kind: 'control', char } : { kind: 'other' };
}

function withAlt(stroke: Keystroke): KeyMeaning {
  const digit = /^Numpad(\d)$/.exec(stroke.code ?? '')?.[1] ?? /^\d$/.exec(stroke.key)?.[0];
  return digit ? { kind: 'digit', digit } : { kind: 'other' };
}

function isControl(key: string): boolean {
  return key.length === 1 && key < ' ';
}
