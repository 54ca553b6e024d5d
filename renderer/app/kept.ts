/** Whether the browser has promised to keep this station's data when the disk runs short. */
import { create } from 'zustand';
import { persist } from '../store/browser-store.ts';

/** null until the browser has answered. */
export const useKept = create<boolean | null>(() => null);

/** Asks the browser; a browser that cannot say has not promised. */
export async function askToKeep(): Promise<void> {
  useKept.setState(await persist().catch(() => false), true);
}
