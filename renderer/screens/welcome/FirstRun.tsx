/** The address `/`: the welcome while the station holds nothing, the queue from then on. */
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useWorkspace } from '../../app/workspace.ts';
import { isEmptyStation } from '../../store/commands/sample-shop.ts';

export function FirstRun() {
  const { store } = useWorkspace();
  const router = useRouter();
  useEffect(() => {
    void isEmptyStation(store).then((empty) => {
      // Who has gone elsewhere meanwhile stays there.
      if (router.history.location.pathname !== '/') return;
      void router.navigate({ to: empty ? '/welcome' : '/queue', replace: true });
    });
  }, [store, router]);
  return null;
}
