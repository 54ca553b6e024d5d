/** The bench's figures of a period and of the one before, read anew when days, channel or orders change. */
import { useThrottledValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { type Period, periodBefore } from '../../../shared/reports/days.ts';
import { useVersion, useWorkspace } from '../../app/workspace.ts';
import { type FloorWork, floorWork } from '../../store/floor-figures.ts';

export interface Floor {
  readonly work: FloorWork;
  readonly before: FloorWork;
}

/** A period may be tens of thousands of parcels: not for each of them. */
const PACE_MS = 15_000;

/** undefined while it is read for the first time; null where it could not be. */
export function useFloor({ from, to }: Period, channel: string | null): Floor | null | undefined {
  const { store } = useWorkspace();
  const version = useThrottledValue(useVersion(store.figures), PACE_MS);
  const [floor, setFloor] = useState<Floor | null>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that orders changed.
  useEffect(() => {
    let wanted = true;
    const read = async () => {
      const period = { from, to };
      const work = await floorWork(store, period, channel, () => wanted);
      const before = await floorWork(store, periodBefore(period), channel, () => wanted);
      if (wanted && work && before) setFloor({ work, before });
    };
    read().catch(() => wanted && setFloor(null));
    return () => {
      wanted = false;
    };
  }, [store, version, from, to, channel]);
  return floor;
}
