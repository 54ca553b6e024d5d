/** The bench by keyboard: keys that mean something wherever the focus is, but in a field or on a button of their own. */
import { useEffect, useRef } from 'react';
import { statusOf } from '../../../shared/orders/status.ts';
import { refuse } from '../../../shared/orders/transitions.ts';
import type { PackSession } from '../../store/pack-session.ts';
import type { Store } from '../../store/store.ts';

interface PackKeys {
  readonly session: PackSession;
  readonly store: Store;
  readonly onType: () => void;
  readonly onHelp: () => void;
}

/** A second press on the way from one parcel to the next was meant for the first. */
const CALM_MS = 700;

export function usePackKeys(keys: PackKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    let shippedAt = Number.NEGATIVE_INFINITY;
    const stop = latest.current.session.view.subscribe((now, before) => {
      if (now.seq !== before.seq && now.verdict?.kind === 'shipped') shippedAt = performance.now();
    });
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || isDialogOpen()) return;
      const done = press(event, latest.current, performance.now() - shippedAt < CALM_MS);
      if (done) event.preventDefault();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => {
      stop();
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

/** What a key does; true when it did something. */
function press(event: KeyboardEvent, { session, store, onType, onHelp }: PackKeys, calm: boolean) {
  if (event.key === 'F2') return act(onType);
  const undo = event.key === 'z' && (event.ctrlKey || event.metaKey);
  if (isTypedInto(event.target)) return false;
  if (undo) return act(() => void session.undo());
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === '/') return act(onType);
  if (event.key === '?') return act(onHelp);
  if (event.key === 'Enter')
    return !event.repeat && !isPressed(event.target) && enter(session, store, calm);
  return choose(event.key, session);
}

/** Enter does the one obvious thing: the next order, or shipping a full parcel. */
function enter(session: PackSession, store: Store, calm: boolean): boolean {
  const { order, shipping } = session.view.getState();
  if (shipping) return true;
  if (!order || statusOf(order).fulfilment === 'shipped')
    return calm || act(() => void session.next());
  const canShip = refuse(order, 'ship', store.clock.iso()) === null;
  return canShip && act(() => void session.ship());
}

function choose(key: string, session: PackSession): boolean {
  const { verdict } = session.view.getState();
  const candidate =
    verdict?.kind === 'ambiguous' && /^[1-9]$/.test(key)
      ? verdict.candidates[Number(key) - 1]
      : undefined;
  if (verdict?.kind !== 'ambiguous' || !candidate) return false;
  return act(() => void session.choose(candidate, verdict.code));
}

function act(does: () => void): true {
  does();
  return true;
}

function isTypedInto(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

/** Enter on a button or a link is that button's. */
function isPressed(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, summary') !== null;
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}
