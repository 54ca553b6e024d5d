/** What became of the open order's label on its way to the printer. */
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useWorkspace } from '../../../app/workspace.ts';

export function LabelState() {
  const { t } = useTranslation('pack');
  const { printing, session } = useWorkspace();
  const open = useStore(session.view, ({ order }) => order?.id);
  const job = useStore(printing.view, ({ jobs }) => jobs.findLast(({ order }) => order === open));
  if (!job) return null;
  const isBad = job.reason !== '';
  // Tried again every few seconds: that is no news.
  const state = isBad && job.state === 'sending' ? 'waiting' : job.state;
  return (
    <Text mt="xs" role="status" data-label-state={state}>
      {t(`paper.job.${state}`)}{' '}
      {isBad && (
        <Link to="/settings" search={{ section: 'printing' }}>
          {t('paper.jobs')}
        </Link>
      )}
    </Text>
  );
}
