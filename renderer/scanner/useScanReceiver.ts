/** Scans for the screen or dialog that is mounted. */
import { createContext, useContext, useLayoutEffect, useRef } from 'react';
import type { ScanInbox, ScanLayer, ScanReceiver } from './scan-inbox.ts';

/** The page's inbox, provided once around all screens. */
export const ScanInboxContext = createContext<ScanInbox | null>(null);

/**
 * Receives scans while the component is mounted and `on` is not false. A dialog takes them over
 * with the layer 'dialog' and gives them back when it closes. Two quick scans may come between two
 * renders: a receiver asks the store what is, and does not trust what was last rendered.
 */
export function useScanReceiver(
  receiver: ScanReceiver,
  { layer = 'screen', on = true }: { readonly layer?: ScanLayer; readonly on?: boolean } = {},
): void {
  const inbox = useContext(ScanInboxContext);
  const latest = useRef(receiver);
  useLayoutEffect(() => {
    latest.current = receiver;
  });
  useLayoutEffect(() => {
    if (!inbox || !on) return;
    return inbox.receive((read) => latest.current(read), layer);
  }, [inbox, layer, on]);
}
