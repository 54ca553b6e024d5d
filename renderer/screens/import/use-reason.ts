/** Why a row was not taken, in words. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountedRow } from '../../importing/messages.ts';

export function useReason(): (row: AccountedRow) => string {
  const { t } = useTranslation('import');
  return useCallback(
    ({ account }) => {
      if (account.kind === 'left-out') return t(`reason.${account.reason}`);
      if (account.kind === 'cancels') return t('partly.missing', { missing: account.missing });
      if (account.kind !== 'refused') return '';
      return t(`reason.${account.reason}`, { against: account.against });
    },
    [t],
  );
}
