/** What both sides have, and the ways to bring them together. */
import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { JobNote } from '../../settings/data/JobNote.tsx';
import classes from '../server.module.css';
import type { JoinChoice } from './join-plan.ts';
import type { JoinQuestion } from './use-connecting.ts';
import type { Joining } from './use-joining.ts';

interface JoinChoicesProps {
  readonly question: JoinQuestion;
  readonly joining: Joining;
  readonly onClose: () => void;
}

export function JoinChoices({ question, joining, onClose }: JoinChoicesProps) {
  const { t } = useTranslation('server');
  const { station, shop, choices } = question;
  const isOnlySample = station.orders === 0;
  return (
    <>
      <WhatWentWrong joining={joining} />
      {!isOnlySample && (
        <Text fw={600}>
          {t('join.own', { count: station.orders })}{' '}
          {shop === null ? t('join.shopUnknown') : t('join.shop', { count: shop })}
        </Text>
      )}
      {station.hasSample && <Text>{t('join.sample')}</Text>}
      <Text>{t('join.backup')}</Text>
      {choices.map((choice) => (
        <Choice
          key={choice}
          choice={choice}
          isOnlySample={isOnlySample}
          onChoose={() => void joining.begin(choice)}
        />
      ))}
      <Button size="lg" variant="default" onClick={onClose}>
        {t('join.cancel')}
      </Button>
    </>
  );
}

interface ChoiceProps {
  readonly choice: JoinChoice;
  readonly isOnlySample: boolean;
  readonly onChoose: () => void;
}

function Choice({ choice, isOnlySample, onChoose }: ChoiceProps) {
  const { t } = useTranslation('server');
  if (isOnlySample)
    return (
      <Button size="lg" onClick={onChoose} data-autofocus>
        {t('join.add.only')}
      </Button>
    );
  return (
    <div className={classes.choice}>
      <Text>{t(`join.${choice}.text`)}</Text>
      <Button
        size="lg"
        variant={choice === 'add' ? 'filled' : 'default'}
        onClick={onChoose}
        {...(choice === 'add' && { 'data-autofocus': true })}
      >
        {t(`join.${choice}.title`)}
      </Button>
    </div>
  );
}

function WhatWentWrong({ joining: { phase, sample } }: { readonly joining: Joining }) {
  const { t } = useTranslation('server');
  if (phase.kind === 'no-backup')
    return phase.reason === null ? (
      <JobNote tone="stopped">{t('join.noBackup')}</JobNote>
    ) : (
      <JobNote tone="bad">{t('join.notWritten', { reason: phase.reason })}</JobNote>
    );
  if (phase.kind !== 'not-cleared' || sample.kind !== 'failed') return null;
  const { fault } = sample;
  const reason = fault.kind === 'not-saved' ? fault.reason : fault.kind;
  return <JobNote tone="bad">{t('join.sampleFailed', { reason })}</JobNote>;
}
