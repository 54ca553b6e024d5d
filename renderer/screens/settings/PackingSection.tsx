/** How packing goes: shipping by itself, and the carriers to choose from. */
import { Switch, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SaveBar } from './SaveBar.tsx';
import classes from './settings.module.css';
import { useDraft } from './use-draft.ts';

export function PackingSection() {
  const { t } = useTranslation('settings');
  const draft = useDraft('packing');
  const { value, edit } = draft;
  return (
    <div className={classes.form}>
      <Switch
        size="lg"
        label={t('field.shipWhenComplete')}
        description={t('packing.shipWhenCompleteHint')}
        checked={value.shipWhenComplete}
        onChange={(event) => edit({ shipWhenComplete: event.currentTarget.checked })}
      />
      <TagsInput
        label={t('field.carriers')}
        description={t('packing.carriersHint')}
        value={value.carriers}
        onChange={(carriers) => edit({ carriers })}
      />
      <SaveBar {...draft} />
    </div>
  );
}
