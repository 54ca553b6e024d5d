/** What is reserved for this station, and taking orders along before it leaves the network. */
import { Button, NumberInput, Text } from '@mantine/core';
import { IconAlertTriangle, IconUserCheck } from '@tabler/icons-react';
import { type FormEvent, memo, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsReached, useSharedStation } from '../../../app/stations.ts';
import { useSettings, useWorkspace } from '../../../app/workspace.ts';
import { mostUrgent } from '../../../store/commands/take-along.ts';
import { useNow } from '../../../ui/use-fresh.ts';
import { clockTime } from '../../../ui/when.ts';
import { toastRefused } from '../../orders/parts/toast.tsx';
import classes from './ClaimsBar.module.css';
import { useHeld } from './use-claims.ts';

interface ClaimsBarProps {
  /** Something is being done to orders already. */
  readonly busy: boolean;
  readonly countRef: Ref<HTMLInputElement>;
  readonly onTake: (ids: readonly string[]) => void;
  readonly onLetGo: (ids: readonly string[]) => void;
  /** Shows those that are reserved for this station. */
  readonly onShow: () => void;
}

/** Nothing at a station that works alone. Kept while somebody types into the search. */
export const ClaimsBar = memo(function ClaimsBar(props: ClaimsBarProps) {
  const { t } = useTranslation('queue');
  const station = useSharedStation();
  const isReached = useIsReached();
  if (station === null) return null;
  return (
    <section className={classes.bar} aria-label={t('claims.label')}>
      <Held station={station} {...props} />
      {isReached ? <Take {...props} /> : <CannotTake />}
    </section>
  );
});

function Held({ station, busy, onLetGo, onShow }: ClaimsBarProps & { readonly station: string }) {
  const { t } = useTranslation('queue');
  const { count, first, last, ids } = useHeld(station);
  const now = useNow();
  const from = clockTime(first || new Date(now).toISOString(), now);
  const isOne = from === clockTime(last || new Date(now).toISOString(), now);
  if (count === 0) return <Text className={classes.held ?? ''}>{t('claims.none')}</Text>;
  return (
    <>
      <span className={classes.held}>
        <IconUserCheck size={20} aria-hidden />
        {t(isOne ? 'claims.held' : 'claims.heldFirst', { count, until: from })}
      </span>
      <Button size="compact-sm" variant="default" onClick={onShow}>
        {t('claims.show')}
      </Button>
      <Button size="compact-sm" variant="default" disabled={busy} onClick={() => onLetGo(ids)}>
        {t('claims.letGoAll')}
      </Button>
    </>
  );
}

const AT_FIRST = 20;
const MOST = 500;

function Take({ busy, countRef, onTake }: ClaimsBarProps) {
  const { t } = useTranslation('queue');
  const { store } = useWorkspace();
  const [count, setCount] = useState(AT_FIRST);
  const take = (event: FormEvent) => {
    event.preventDefault();
    const ids = mostUrgent(store, count);
    if (ids.length === 0) return toastRefused(t('claims.nothing'));
    onTake(ids);
  };
  return (
    <form className={classes.take} onSubmit={take}>
      <NumberInput
        ref={countRef}
        className={classes.count ?? ''}
        size="xs"
        aria-label={t('claims.count')}
        value={count}
        min={1}
        max={MOST}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        onChange={(value) => setCount(Math.max(1, Number(value)))}
      />
      <Button type="submit" size="xs" variant="default" disabled={busy}>
        {t('claims.take', { count })}
      </Button>
    </form>
  );
}

function CannotTake() {
  const { t } = useTranslation('queue');
  const { offline } = useSettings().claims;
  return (
    <span className={classes.cannot}>
      <IconAlertTriangle size={20} aria-hidden />
      <span>
        {t('claims.cannot')} {t(`claims.offline.${offline}`)}
      </span>
    </span>
  );
}
