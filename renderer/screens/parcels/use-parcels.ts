/** The parcels that want somebody, fresh, and what is said once something was decided about one. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings, useVersion, useWorkspace } from '../../app/workspace.ts';
import type { CommandRefusal } from '../../store/commands/change-order.ts';
import type { Intercept, LeftBehind, Recall, ToUnpack } from '../../store/parcel-lists.ts';
import { refusalText } from '../orders/parts/refusal-text.ts';
import { toastDone, toastRefused } from '../orders/parts/toast.tsx';

export interface Parcels {
  readonly recalls: readonly Recall[];
  readonly leftBehind: readonly LeftBehind[];
  readonly intercepts: readonly Intercept[];
  readonly toUnpack: readonly ToUnpack[];
  /** How many there are in all. */
  readonly count: number;
}

export function useParcels(): Parcels {
  const { parcels } = useWorkspace().store;
  const { handover } = useSettings();
  const version = useVersion(parcels);
  return useMemo(() => {
    // What follows was read at this version.
    void version;
    const recalls = parcels.recalls();
    const leftBehind = parcels.leftBehind();
    const intercepts = parcels.intercepts(handover);
    const toUnpack = parcels.toUnpack();
    const count = recalls.length + leftBehind.length + intercepts.length + toUnpack.length;
    return { recalls, leftBehind, intercepts, toUnpack, count };
  }, [parcels, handover, version]);
}

type Ending = Promise<
  { readonly ok: true } | { readonly ok: false; readonly error: CommandRefusal }
>;

/** Says how a decision about the order `number` ended. */
export function useSay(): (said: string, number: string, work: Ending) => Promise<void> {
  const { t } = useTranslation('orders');
  return async (said, number, work) => {
    const outcome = await work;
    if (outcome.ok) toastDone(said);
    else toastRefused(t('done.refused', { number, why: refusalText(outcome.error, t) }));
  };
}
