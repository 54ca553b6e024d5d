/** Below a section's fields: save, undo the changes, and what stood against saving. */
import { Alert, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import classes from './settings.module.css';
import type { SaveFault } from './use-draft.ts';

interface SaveBarProps {
  readonly dirty: boolean;
  readonly fault: SaveFault | null;
  readonly save: () => Promise<boolean>;
  readonly reset: () => void;
}

export function SaveBar({ dirty, fault, save, reset }: SaveBarProps) {
  const { t } = useTranslation('settings');
  const press = async () => {
    if (await save()) notifications.show({ message: t('saved'), position: 'bottom-right' });
  };
  return (
    <div className={classes.save}>
      {fault && (
        <Alert color="red" variant="outline" className={classes.grow ?? ''}>
          {fault.kind === 'invalid'
            ? t('fault.invalid', { field: t(`field.${fault.field}`) })
            : t('fault.not-saved', { reason: fault.reason })}
        </Alert>
      )}
      {dirty && (
        <Button size="lg" variant="default" onClick={reset}>
          {t('reset')}
        </Button>
      )}
      <Button size="lg" disabled={!dirty} onClick={() => void press()}>
        {t('save')}
      </Button>
    </div>
  );
}
