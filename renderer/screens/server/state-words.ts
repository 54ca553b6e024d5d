/** The state of replication (R10) in a packer's words: what stands in the frame, and a sentence for who looks closer. Pure. */
import type { TFunction } from 'i18next';
import type { ReplicationState, ReplicationView } from '../../../shared/replication/state.ts';
import { assertNever } from '../../../shared/result.ts';

export type StateTone = 'plain' | 'good' | 'busy' | 'warn' | 'bad';

export interface StateWords {
  readonly tone: StateTone;
  readonly title: string;
  /** Figures and times below the title, a line each. */
  readonly details: readonly string[];
  /** What it means and what to do. */
  readonly hint: string;
  /** What is read aloud when the state changes: without figures, which would be read at each scan. */
  readonly spoken: string;
}

export interface WordsContext {
  /** Of the namespace `server`. */
  readonly t: TFunction;
  readonly now: number;
  /** A UTC ISO time as this station writes it. */
  readonly time: (iso: string) => string;
}

type Waiting = ReplicationView['waiting'];

/** While in step, a change is on its way for a moment after each scan; only more than that is worth words. */
const SENDING_COUNT = 25;
const SENDING_MS = 10_000;

export function stateWords(
  { state, waiting }: Pick<ReplicationView, 'state' | 'waiting'>,
  context: WordsContext,
): StateWords {
  const { t } = context;
  const waits = waiting.count > 0 ? [t('state.waiting', { count: waiting.count })] : [];
  switch (state.kind) {
    case 'off':
      return words('plain', t('state.off'), [], t('state.offHint'));
    case 'connecting':
      return words('busy', t('state.connecting'), waits, t('state.connectingHint'));
    case 'catching-up': {
      const left = state.left > 0 ? [t('state.toGo', { count: state.left })] : [];
      return words('busy', t('state.catchingUp'), left, t('state.catchingUpHint'));
    }
    case 'live':
      return live(waiting, context);
    case 'offline':
      return words(
        'warn',
        t('state.offline'),
        [t('state.since', { when: context.time(state.since) }), ...waits],
        offlineHint(state, t),
      );
    case 'refused':
      return {
        ...words('bad', t('state.refused', { count: state.count }), [], t('state.refusedHint')),
        spoken: t('state.refusedSpoken'),
      };
    case 'signed-out': {
      const hint = t(`state.signedOutHint.${state.why}`);
      return words('bad', t(`state.signedOut.${state.why}`), waits, hint);
    }
    default:
      return assertNever(state);
  }
}

function live(waiting: Waiting, { t, now }: WordsContext): StateWords {
  const age = waiting.since === null ? 0 : now - Date.parse(waiting.since);
  if (waiting.count < SENDING_COUNT && age < SENDING_MS)
    return words('good', t('state.live'), [], t('state.liveHint'));
  const left = [t('state.toGo', { count: waiting.count })];
  return words('busy', t('state.sending'), left, t('state.sendingHint'));
}

function offlineHint(
  { fault }: Extract<ReplicationState, { kind: 'offline' }>,
  t: TFunction,
): string {
  switch (fault.kind) {
    case 'unreachable':
    case 'silent':
    case 'busy':
    case 'no-database':
      return t(`state.offlineHint.${fault.kind}`);
    default:
      return t('state.offlineHint.other');
  }
}

function words(
  tone: StateTone,
  title: string,
  details: readonly string[],
  hint: string,
): StateWords {
  return { tone, title, details, hint, spoken: title };
}
