/** In one glance: is everything saved here. Leads to where it is saved. */
import { Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconDeviceFloppy } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useKept } from './kept.ts';
import classes from './StationState.module.css';
import { useWorkspace } from './workspace.ts';

export function StationState() {
  const { t } = useTranslation('app');
  const { refused } = useStore(useWorkspace().store.saving);
  const atRisk = useKept() === false;
  const failed = refused !== null;
  const Icon = failed ? IconAlertTriangle : IconDeviceFloppy;
  const hint = failed ? 'failedHint' : atRisk ? 'atRiskHint' : 'savedHint';
  return (
    <Tooltip
      label={t(`station.${hint}`, { reason: refused })}
      position="right"
      events={{ hover: true, focus: true, touch: true }}
      multiline
      w={280}
    >
      <Link
        to="/settings"
        search={{ section: 'data' }}
        className={classes.state ?? ''}
        data-failed={failed || undefined}
      >
        <Icon aria-hidden size={22} />
        <span role="status">{t(failed ? 'station.failed' : 'station.saved')}</span>
      </Link>
    </Tooltip>
  );
}
