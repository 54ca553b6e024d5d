/** The address `/`: the welcome while the station holds nothing, the queue from then on. */
import { Navigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useWorkspace } from '../../app/workspace.ts';
import { isEmptyStation } from '../../store/commands/sample-shop.ts';

export function FirstRun() {
  const { store } = useWorkspace();
  const [empty, setEmpty] = useState<boolean>();
  useEffect(() => {
    void isEmptyStation(store).then(setEmpty);
  }, [store]);
  if (empty === undefined) return null;
  return <Navigate to={empty ? '/welcome' : '/queue'} replace />;
}
