/** Sounds every verdict while the bench is in front, and the one that brought the bench to the front. */
import { useEffect } from 'react';
import { useWorkspace } from '../../../app/workspace.ts';
import type { PackView } from '../../../store/bench/bench-view.ts';
import { createPlayer, type Player } from './sounds.ts';

let player: Player | null = null;
let sounded = 0;

/** A scan on another screen opens the bench; later than this its verdict is history. */
const FRESH_MS = 1_500;

export function useVerdictSounds(): void {
  const { session, store } = useWorkspace();
  useEffect(() => {
    player ??= createPlayer();
    const { play } = player;
    function sound({ seq, verdict }: PackView) {
      if (seq === sounded || !verdict) return;
      sounded = seq;
      const { sounds, volume } = store.settingsView.getState().scanning;
      if (sounds) play(verdict.kind, volume);
    }
    const now = session.view.getState();
    if (now.readAt !== null && performance.now() - now.readAt < FRESH_MS) sound(now);
    return session.view.subscribe(sound);
  }, [session, store]);
}
