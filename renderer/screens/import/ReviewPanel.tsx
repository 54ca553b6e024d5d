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
import { Told } from './Progressing.tsx';
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
      {review.told && <ReadSoFar told={review.told} />}
      {outcome && <Counts outcome={outcome} plan={review.plan} />}
      {outcome && (
        <Questions
          questions={outcome.questions}
          choices={review.choices}
          onChoose={(part) => void importer.choose(part)}
        />
      )}
      {profile && <MappingForm importer={importer} review={review} profile={profile} />}
      {outcome && (
        <>
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
        </>
      )}
      <ActionBar importer={importer} review={review} />
    </>
  );
}

function ReadSoFar({ told }: { readonly told: NonNullable<Review['told']> }) {
  const { t } = useTranslation('import');
  const { doing, ...so } = told;
  return <Told told={so} text={t(`review.${doing}`, so)} />;
}

/** Always in the same place: what it would do, or what it still needs. */
function ActionBar({ importer, review }: ReviewPanelProps) {
  const { t } = useTranslation('import');
  const { outcome, plan, busy, name } = review;
  const count = plan ? plan.created + plan.changed : (outcome?.readings ?? 0);
  const nothing = plan !== null && count === 0;
  const none = t(outcome && outcome.accounts.refused > 0 ? 'write.noneYet' : 'write.none');
  return (
    <div className={classes.bar}>
      {outcome && (
        <Button
          size="xl"
          disabled={busy || !plan || nothing}
          onClick={() => void importer.write(t('write.reason', { file: name }))}
        >
          {nothing ? none : t(`write.${outcome.target}`, { count })}
        </Button>
      )}
      <Button size="xl" variant="default" onClick={importer.cancel}>
        {t('cancel')}
      </Button>
      <Text role="status" aria-live="polite" fw={600}>
        {busy ? (
          <>
            <Loader size="sm" aria-hidden /> {t('review.busy')}
          </>
        ) : (
          <Needed review={review} />
        )}
      </Text>
    </div>
  );
}

/** What keeps rows of this file out, in one line. */
function Needed({ review: { outcome, profile } }: { readonly review: Review }) {
  const { t } = useTranslation('import');
  const missing = profile ? missingFields(profile) : [];
  if (missing.length > 0) {
    const groups = missing.map((group) =>
      group.map((field) => t(`field.${field}`)).join(` ${t('review.or')} `),
    );
    return `${t('review.needs')} ${groups.join(', ')}`;
  }
  if (!outcome) return null;
  if (outcome.questions.some((question) => question.answer === null)) return t('review.asks');
  const { refused } = outcome.accounts;
  return refused > 0 ? t('review.refused', { count: refused }) : null;
}
