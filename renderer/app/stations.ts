/** What screens call the shop's stations. */
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { nameApart, shortStation } from '../../shared/stations.ts';
import { isReached } from '../store/commands/claims.ts';
import { useIsConnected, useWorkspace } from './workspace.ts';

export interface Stations {
  /** This station's id. */
  readonly here: string;
  /** "this station", "Bench 2", "station 3C4D". */
  readonly text: (station: string) => string;
}

/** This station's id while it shares its orders with others; null while it works alone, where nothing is reserved. */
export function useSharedStation(): string | null {
  const { store } = useWorkspace();
  const here = useStore(store.station, (station) => station.id);
  return useIsConnected() ? here : null;
}

/** Whether the others hear of it now when this station reserves something. */
export function useIsReached(): boolean {
  const { store } = useWorkspace();
  return useStore(store.replication.view, () => isReached(store));
}

export function useStations(): Stations {
  const { t } = useTranslation('app');
  const { store } = useWorkspace();
  const here = useStore(store.station, (station) => station.id);
  const names = useStore(store.settingsView, (settings) => settings.stations);
  const text = useCallback(
    (station: string) => {
      if (station === here) return t('stations.here');
      return nameApart(names, station) ?? t('stations.unnamed', { id: shortStation(station) });
    },
    [t, here, names],
  );
  return useMemo(() => ({ here, text }), [here, text]);
}
