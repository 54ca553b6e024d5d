/** Below a section's fields: whether they count yet, save, undo the changes, what stood against saving. Leaving asks first. */
import { Alert, Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useLeaving } from '../../app/use-leaving.ts';
import fields from '../../ui/fields.module.css';
import { LeaveDialog } from '../../ui/LeaveDialog.tsx';
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
  const leaving = useLeaving(dirty);
  const press = async () => {
    const done = await save();
    if (done) notifications.show({ message: t('saved') });
    return done;
  };
  return (
    <div className={classes.save}>
      {fault && (
        <Alert color="red" variant="outline" className={fields.grow ?? ''}>
          {fault.kind === 'invalid' && t('fault.invalid', { field: t(`field.${fault.field}`) })}
          {fault.kind === 'not-allowed' && t(`fault.notAllowed.${fault.needs}`)}
          {fault.kind === 'not-saved' && t('fault.not-saved', { reason: fault.reason })}
        </Alert>
      )}
      <Text size="sm" className={fields.grow ?? ''} role="status">
        {t(dirty ? 'draft.dirty' : 'draft.how')}
      </Text>
      {dirty && (
        <Button size="lg" variant="default" onClick={reset}>
          {t('reset')}
        </Button>
      )}
      <Button size="lg" disabled={!dirty} onClick={() => void press()}>
        {t('save')}
      </Button>
      {leaving.status === 'blocked' && (
        <LeaveDialog
          text={t('draft.leave')}
          onSave={() => void press().then((done) => (done ? leaving.proceed() : leaving.reset()))}
          onDiscard={() => {
            reset();
            leaving.proceed();
          }}
          onStay={leaving.reset}
        />
      )}
    </div>
  );
}
