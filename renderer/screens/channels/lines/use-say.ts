/** Says how an answer ended: what was done, or that it could not be saved. */
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../../store/commands/change-order.ts';
import { toastDone, toastRefused } from '../../orders/parts/toast.tsx';

export function useSay(): (done: string, work: Promise<Outcome<unknown>>) => Promise<void> {
  const { t } = useTranslation('channels');
  return async (done, work) => {
    if ((await work).ok) toastDone(done);
    else toastRefused(t('notSaved'));
  };
}
