/** Several stations: how long an order is reserved, and what may be packed without the network. */
import { NumberInput, Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { claimSettings } from '../../../shared/settings.ts';
import { SaveBar } from './SaveBar.tsx';
import classes from './settings.module.css';
import { useDraft } from './use-draft.ts';

const OFFLINE = claimSettings.shape.offline;

export function ClaimsSection() {
  const { t } = useTranslation('settings');
  const draft = useDraft('claims');
  const { value, edit } = draft;
  return (
    <div className={classes.form}>
      <p>{t('claims.what')}</p>
      <NumberInput
        label={t('field.minutes')}
        description={t('claims.minutesHint')}
        value={value.minutes}
        allowDecimal={false}
        min={5}
        max={480}
        onChange={(minutes) => edit({ minutes: Number(minutes) })}
      />
      <NumberInput
        label={t('field.hoursAhead')}
        description={t('claims.hoursAheadHint')}
        value={value.hoursAhead}
        allowDecimal={false}
        min={1}
        max={72}
        onChange={(hoursAhead) => edit({ hoursAhead: Number(hoursAhead) })}
      />
      <Radio.Group
        label={t('field.offline')}
        description={t('claims.offlineHint')}
        value={value.offline}
        onChange={(offline) => edit({ offline: OFFLINE.parse(offline) })}
      >
        <Stack mt="sm">
          {OFFLINE.options.map((one) => (
            <Radio
              key={one}
              value={one}
              label={t(`claims.offline.${one}`)}
              description={t(`claims.offline.${one}Hint`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <SaveBar {...draft} />
    </div>
  );
}
