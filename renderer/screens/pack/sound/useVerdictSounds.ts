/** Sounds every verdict of the bench, at the moment it is published and on whatever screen. */
import { useEffect } from 'react';
import { useWorkspace } from '../../../app/workspace.ts';
import { createPlayer, type Player, unlock } from './sounds.ts';

let player: Player | null = null;

/** One player for the page: contexts are few, and a new one would have to be unlocked again. */
function thePlayer(): Player {
  if (player) return player;
  const context = new AudioContext({ latencyHint: 'interactive' });
  unlock(context);
  player = createPlayer(context);
  return player;
}

export function useVerdictSounds(): void {
  const { session, store } = useWorkspace();
  useEffect(() => {
    const { play } = thePlayer();
    return session.view.subscribe((now, before) => {
      if (now.seq === before.seq || !now.verdict) return;
      const { sounds, volume } = store.settingsView.getState().scanning;
      if (sounds) play(now.verdict.kind, volume);
    });
  }, [session, store]);
}
