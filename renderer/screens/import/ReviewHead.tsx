/** The file under review: its name, what it was recognised as, its sheet, channel and currency. */
import { Alert, Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { guessProfile } from '../../../shared/importing/mapping.ts';
import type { Review } from '../../importing/import-state.ts';
import type { Importer } from '../../importing/importer.ts';
import type { Sheet } from '../../importing/messages.ts';
import { profileNameOf } from '../../importing/saved-profiles.ts';
import { Pill } from '../../ui/Pill.tsx';
import classes from './import.module.css';

interface ReviewHeadProps {
  readonly importer: Importer;
  readonly review: Review;
}

export function ReviewHead({ importer, review }: ReviewHeadProps) {
  const { t } = useTranslation('import');
  const { name, sheets, sheet, profile } = review;
  const now = sheets[sheet];
  if (!now) return null;
  const format = now.format ? t(`formats.${now.format}`) : '';
  const map = () => {
    const guessed = guessProfile(now.headers, 'orders', profileNameOf(name));
    void importer.change({ profile: guessed, channel: guessed.channel });
  };
  return (
    <>
      <div className={classes.head}>
        <h1 className={classes.title}>{name}</h1>
        <Pill tone={profile ? 'plain' : 'good'}>
          {profile ? t(`target.${profile.target}`) : t('review.recognised', { format })}
        </Pill>
        <Text>{t('review.rows', { count: now.rowCount })}</Text>
        <Button variant="default" className={classes.push ?? ''} onClick={importer.reset}>
          {t('review.another')}
        </Button>
      </div>
      <SheetWarnings sheet={now} />
      {profile && !now.format && <Text>{t('review.mapped')}</Text>}
      <div className={classes.details}>
        {sheets.length > 1 && (
          <NativeSelect
            label={t('review.sheet')}
            value={String(sheet)}
            data={sheets.map(({ name: label }, i) => ({ value: String(i), label }))}
            onChange={(event) => void importer.change({ sheet: Number(event.currentTarget.value) })}
          />
        )}
        {(!profile || profile.target === 'orders') && (
          <OrderDetails key={`${sheet} ${now.format}`} importer={importer} review={review} />
        )}
        {now.format && !profile && (
          <Button variant="default" onClick={map}>
            {t('review.mapIt')}
          </Button>
        )}
        {now.format && profile && (
          <Button
            variant="default"
            onClick={() => void importer.change({ profile: null, channel: now.channel })}
          >
            {t('review.useFormat', { format })}
          </Button>
        )}
      </div>
    </>
  );
}

/** Channel and currency are read again when a field is left, not at every letter. */
function OrderDetails({ importer, review }: ReviewHeadProps) {
  const { t } = useTranslation('import');
  const [channel, setChannel] = useState(review.channel);
  const [currency, setCurrency] = useState(review.currency);
  useEffect(() => setChannel(review.channel), [review.channel]);
  const leaveChannel = () => {
    const text = channel.trim();
    if (text === '') setChannel(review.channel);
    else if (text !== review.channel) void importer.change({ channel: text });
  };
  const leaveCurrency = () => {
    const code = currency.trim().toUpperCase();
    if (!/^[A-Z]{3}$/.test(code)) setCurrency(review.currency);
    else if (code !== review.currency) void importer.change({ currency: code });
  };
  return (
    <>
      <TextInput
        label={t('review.channel')}
        description={t('review.channelHint')}
        value={channel}
        onChange={(event) => setChannel(event.currentTarget.value)}
        onBlur={leaveChannel}
      />
      <TextInput
        label={t('review.currency')}
        description="GBP, EUR, USD …"
        value={currency}
        maxLength={3}
        onChange={(event) => setCurrency(event.currentTarget.value)}
        onBlur={leaveCurrency}
      />
    </>
  );
}

function SheetWarnings({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useTranslation('import');
  if (sheet.lost === 0 && sheet.problems.length === 0) return null;
  return (
    <Alert color="yellow" variant="outline">
      {sheet.lost > 0 && <Text>{t('review.lost', { count: sheet.lost })}</Text>}
      {sheet.problems.slice(0, 5).map(({ kind, line }) => (
        <Text key={`${kind} ${line}`}>{t(`review.${kind}`, { line })}</Text>
      ))}
    </Alert>
  );
}
