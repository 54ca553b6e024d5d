/** Asks before unsaved edits are left behind. A scan is never asked: the edits wait until somebody comes back. */
import { useBlocker } from '@tanstack/react-router';
import { useWorkspace } from './workspace.ts';

/** A scan brings the bench to the front at once; a verdict older than this did not. */
const FRESH_MS = 1_500;

export function useLeaving(dirty: boolean) {
  const { view } = useWorkspace().session;
  const byScan = () => {
    const { readAt } = view.getState();
    return readAt !== null && performance.now() - readAt < FRESH_MS;
  };
  return useBlocker({
    shouldBlockFn: ({ next }) => dirty && !(next.pathname === '/pack' && byScan()),
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
}
