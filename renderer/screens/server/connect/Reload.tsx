/** Loads the page again after its store was emptied: the next page opens a new one. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function Reload({ variant = 'filled' }: { readonly variant?: 'filled' | 'default' }) {
  const { t } = useTranslation('server');
  const reload = () => {
    // Past the router, which would show a screen that asks the store that is gone.
    History.prototype.replaceState.call(history, null, '', '#/server');
    location.reload();
  };
  return (
    <Button size="lg" variant={variant} onClick={reload}>
      {t('join.reload')}
    </Button>
  );
}
