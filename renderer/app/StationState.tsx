/** In one glance: is everything saved here, and where is it saved. */
import { Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconDeviceFloppy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './StationState.module.css';
import { usePackView } from './workspace.ts';

export function StationState() {
  const { t } = useTranslation('app');
  const failed = usePackView().verdict?.kind === 'not-saved';
  const Icon = failed ? IconAlertTriangle : IconDeviceFloppy;
  return (
    <Tooltip
      label={t(failed ? 'station.failedHint' : 'station.savedHint')}
      position="right"
      multiline
      w={260}
    >
      <div className={classes.state} data-failed={failed || undefined} role="status">
        <Icon aria-hidden size={22} />
        <span>{t(failed ? 'station.failed' : 'station.saved')}</span>
      </div>
    </Tooltip>
  );
}
