/** Whether the on-screen practice scanner is shown; kept on this computer. */
import { create } from 'zustand';

const KEY = 'practice-scanner';

/** True while the practice scanner is shown; `usePracticeScanner.setState(on, true)` switches it. */
export const usePracticeScanner = create<boolean>(() => localStorage.getItem(KEY) === 'on');

usePracticeScanner.subscribe((on) => localStorage.setItem(KEY, on ? 'on' : 'off'));
