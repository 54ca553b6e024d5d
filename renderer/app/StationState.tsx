/**
 * In one glance: is everything saved here, and is this station in step with the others. Leads to what to do about it.
 * A change that could not be saved here comes before anything about the server.
 */
import { Tooltip, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ReplicationView } from '../../shared/replication/state.ts';
import { STATE_ICONS } from '../screens/server/state-icons.ts';
import { type StateWords, stateWords } from '../screens/server/state-words.ts';
import { useNow } from '../ui/use-fresh.ts';
import { useSteady } from '../ui/use-steady.ts';
import { clockTime } from '../ui/when.ts';
import { useKept } from './kept.ts';
import classes from './StationState.module.css';
import { useReplication, useWorkspace } from './workspace.ts';

/** A colleague's scan arrives within this; nobody needs to see each of them arrive. */
const PASSING_MS = 800;

const PLACES = {
  data: { to: '/settings', search: { section: 'data' } },
  server: { to: '/server' },
  waiting: { to: '/server/waiting' },
} as const;

export function StationState() {
  const { place, words } = useStation();
  const Icon = STATE_ICONS[words.tone];
  return (
    <>
      <Tooltip
        label={words.hint}
        position="right"
        events={{ hover: true, focus: true, touch: true }}
        multiline
        w={280}
        withinPortal={false}
        floatingStrategy="fixed"
      >
        <Link {...PLACES[place]} className={classes.state ?? ''} data-tone={words.tone}>
          <Icon aria-hidden size={22} />
          <strong>{words.title}</strong>
          {words.details.map((detail) => (
            <span key={detail}>{detail}</span>
          ))}
        </Link>
      </Tooltip>
      <VisuallyHidden role="status">{words.spoken}</VisuallyHidden>
    </>
  );
}

interface Station {
  readonly place: keyof typeof PLACES;
  readonly words: StateWords;
}

function useStation(): Station {
  const { t } = useTranslation('app');
  const server = useTranslation('server').t;
  const { store } = useWorkspace();
  const replication = useReplication();
  const { refused } = useStore(store.saving);
  const view = useStore(replication.view);
  const steady = useSteady(view, isPassing(view), PASSING_MS);
  const atRisk = useKept() === false;
  const now = useNow();
  if (refused !== null) {
    const title = t('station.failed');
    const hint = t('station.failedHint', { reason: refused });
    return { place: 'data', words: { tone: 'bad', title, details: [], hint, spoken: title } };
  }
  const words = stateWords(steady, { t: server, now, time: (iso) => clockTime(iso, now) });
  const isOff = steady.state.kind === 'off';
  const hasAside = steady.aside.length > 0;
  return {
    place: hasAside ? 'waiting' : 'server',
    words: isOff && atRisk ? { ...words, hint: t('station.atRiskHint') } : words,
  };
}

function isPassing({ state }: ReplicationView): boolean {
  return state.kind === 'catching-up' || state.kind === 'connecting';
}
