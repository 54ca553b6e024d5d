/** A file under review: how it is read, what is asked and repaired, what it would do, and the one button that does it. */
import { Button, Loader, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { missingFields } from '../../../shared/importing/mapping.ts';
import type { Review } from '../../importing/import-state.ts';
import type { Importer } from '../../importing/importer.ts';
import { Counts, Notices } from './Counts.tsx';
import classes from './import.module.css';
import { LeftOutRows } from './LeftOutRows.tsx';
import { MappingForm } from './MappingForm.tsx';
import { Preview } from './Preview.tsx';
import { Questions } from './Questions.tsx';
import { RefusedRows } from './RefusedRows.tsx';
import { Repairs } from './Repairs.tsx';
import { ReviewHead } from './ReviewHead.tsx';
import { FaultNote } from './StartPanel.tsx';

interface ReviewPanelProps {
  readonly importer: Importer;
  readonly review: Review;
}

export function ReviewPanel({ importer, review }: ReviewPanelProps) {
  const { outcome, profile, fault } = review;
  return (
    <>
      <ReviewHead importer={importer} review={review} />
      {fault && <FaultNote fault={fault} />}
      {outcome && <Counts outcome={outcome} plan={review.plan} />}
      {profile && <MappingForm importer={importer} review={review} profile={profile} />}
      {profile && <StillToMap review={review} />}
      {outcome && (
        <>
          <Questions
            questions={outcome.questions}
            choices={review.choices}
            onChoose={(part) => void importer.choose(part)}
          />
          <Repairs
            repairs={outcome.repairs}
            onChoose={(kind, made) => void importer.chooseRepair(kind, made)}
          />
          <Notices outcome={outcome} />
          <RefusedRows importer={importer} review={review} count={outcome.accounts.refused} />
          {(['left-out', 'partly-cancelled'] as const).map((kind) => (
            <LeftOutRows key={kind} {...{ importer, review, outcome, kind }} />
          ))}
          <Preview importer={importer} outcome={outcome} />
          <ActionBar importer={importer} review={review} />
        </>
      )}
    </>
  );
}

function StillToMap({ review: { profile } }: { readonly review: Review }) {
  const { t } = useTranslation('import');
  const missing = profile ? missingFields(profile) : [];
  if (missing.length === 0) return null;
  const groups = missing.map((group) =>
    group.map((field) => t(`field.${field}`)).join(` ${t('review.or')} `),
  );
  return (
    <Text role="status" fw={600}>
      {t('review.needs')} {groups.join(', ')}
    </Text>
  );
}

function ActionBar({ importer, review: { outcome, plan, busy, name } }: ReviewPanelProps) {
  const { t } = useTranslation('import');
  if (!outcome) return null;
  const count = plan ? plan.created + plan.changed : outcome.readings;
  const nothing = plan !== null && count === 0;
  return (
    <div className={classes.bar}>
      <Button
        size="xl"
        disabled={busy || !plan || nothing}
        onClick={() => void importer.write(t('write.reason', { file: name }))}
      >
        {nothing ? t('write.none') : t(`write.${outcome.target}`, { count })}
      </Button>
      <Button size="xl" variant="default" onClick={importer.cancel}>
        {t('cancel')}
      </Button>
      <Text role="status" aria-live="polite">
        {busy && (
          <>
            <Loader size="sm" aria-hidden /> {t('review.busy')}
          </>
        )}
      </Text>
    </div>
  );
}
