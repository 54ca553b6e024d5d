/**
 * The keyboard scanner's ear: one listener in front of the whole page, whatever has focus.
 *
 * Outside of fields, keys that may be a scan are kept from the page until it is clear who typed
 * them; a person's are then given back. Inside a field they are let through, so that typing feels
 * as always, and the field is put back as it was once they prove to be a scan. A key that ends a
 * scan never reaches the page, so no button is pressed and no form sent.
 *
 * A field marked `data-accepts-scan` gets the scan as its value and a `scan` event (its `detail`
 * is the `Read`) instead of the inbox; our own order and control codes go to the inbox even then.
 */
import { classify } from '../../shared/scanning/barcode.ts';
import { parseControlCode } from '../../shared/scanning/control-codes.ts';
import type { Read } from '../../shared/scanning/inbox.ts';
import type { Keystroke } from '../../shared/scanning/keystroke.ts';
import { parseOrderCode } from '../../shared/scanning/order-code.ts';
import {
  foldIdle,
  foldKey,
  idleDue,
  idleWedge,
  type WedgeRead,
  type WedgeStep,
} from '../../shared/scanning/wedge.ts';
import type { WedgeSettings } from '../../shared/scanning/wedge-settings.ts';
import { type Field, fieldOf, fill, remember } from './fields.ts';
import { giveBack } from './give-back.ts';

export interface CaptureOptions {
  readonly target: Window;
  /** The clock that keyboard events are stamped by: `performance.now`. */
  readonly now: () => number;
  /** Asked at every key, so that a change of settings holds at once. */
  readonly settings: () => WedgeSettings;
  readonly onRead: (read: Read) => void;
}

/** A key that may be a part of a scan, and what takes it out of the field it went into. */
interface HeldKey {
  readonly event: KeyboardEvent;
  readonly target: EventTarget;
  readonly field: Field | null;
  readonly undo: (() => void) | null;
}

// A timer this late fired behind other work, and keys that went down before it may still wait
// their turn behind that work too.
const LATE_MS = 30;
const LATE_TIMES = 3;

/** Begins to listen; the answer stops. */
export function attachCapture(options: CaptureOptions): () => void {
  const { target, now, settings, onRead } = options;
  let state = idleWedge;
  let held: HeldKey[] = [];
  let timer: number | undefined;

  function take(step: WedgeStep): void {
    state = step.state;
    for (const key of held.splice(0, step.released)) {
      if (!key.field) giveBack(key.event, key.target);
    }
    if (!step.read) return;
    const keys = held;
    held = [];
    deliver(keys, step.read, onRead);
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Keys made by scripts are not typed; those we give back are among them.
    if (!event.isTrusted) return;
    const on = event.composedPath()[0] ?? target;
    const field = fieldOf(on);
    const step = foldKey(state, strokeOf(event, field !== null), settings());
    take(step);
    if (step.does === 'hold')
      held.push({ event, target: on, field, undo: field && remember(field) });
    // Ctrl and a letter is a control character of the code here, never the browser's shortcut.
    if (step.does === 'swallow' || (step.does === 'hold' && (!field || isChord(event))))
      stop(event);
    // Behind a busy page keys arrive in a heap, long after they went down: so the page's patience
    // with the next one begins when this one arrived.
    wait(now() - event.timeStamp);
  }

  function wait(lag: number): void {
    target.clearTimeout(timer);
    const due = idleDue(state, settings());
    if (due !== null) settleAt(due + lag, LATE_TIMES);
  }

  function settleAt(due: number, tries: number): void {
    timer = target.setTimeout(() => {
      const late = now() - due > LATE_MS && tries > 0;
      if (late) settleAt(now() + LATE_MS, tries - 1);
      else settle();
    }, due - now());
  }

  function settle(): void {
    take(foldIdle(state, now(), settings()));
    wait(0);
  }

  target.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    target.removeEventListener('keydown', onKeyDown, { capture: true });
    target.clearTimeout(timer);
  };
}

function strokeOf(event: KeyboardEvent, editable: boolean): Keystroke {
  return {
    key: event.key,
    code: event.code,
    ctrl: event.ctrlKey,
    alt: event.altKey,
    meta: event.metaKey,
    // The system's time, true even when the page was too busy to listen.
    at: event.timeStamp,
    editable,
    repeat: event.repeat,
    composing: event.isComposing,
  };
}

function deliver(
  keys: readonly HeldKey[],
  { text, at }: WedgeRead,
  onRead: CaptureOptions['onRead'],
) {
  const read: Read = { text, at, input: 'keyboard' };
  // Focus may have moved on the way: each field goes back to before its own first key.
  const cleaned = new Set<Field>();
  for (const { field, undo } of keys) {
    if (field && !cleaned.has(field)) undo?.();
    if (field) cleaned.add(field);
  }
  const field = keys[0]?.field;
  const ours = parseControlCode(text) ?? parseOrderCode(text);
  if (!field?.closest('[data-accepts-scan]') || ours) return onRead(read);
  fill(field, classify(text).text);
  field.dispatchEvent(new CustomEvent<Read>('scan', { bubbles: true, detail: read }));
}

function isChord(event: KeyboardEvent): boolean {
  return event.ctrlKey && !event.altKey;
}

function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
