/** What became of the last scan, across the screen: read at two metres, announced, heard. */
import { IconScan } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { nextStop, type PickWalk } from '../../../shared/picking/pick-walk.ts';
import { useWorkspace } from '../../app/workspace.ts';
import type { PickOutcome } from '../../store/picking/pick-outcome.ts';
import { createPlayer, type Player } from '../pack/sound/sounds.ts';
import classes from '../pack/verdict/verdict.module.css';
import { lookOf } from '../pack/verdict/verdict-look.ts';
import { likeVerdict } from './like-verdict.ts';

let player: Player | null = null;

export function PickBanner() {
  const { t } = useTranslation('pick');
  const { picking } = useWorkspace();
  const { walk, outcome, seq } = useStore(picking.view);
  usePickSounds();
  const like = outcome && likeVerdict(outcome.kind);
  const look = like ? lookOf(like) : { tone: 'note', Icon: IconScan };
  const { name, values } = saidOf(outcome, walk, t);
  return (
    <section
      className={classes.banner}
      data-kind={like ?? 'none'}
      data-outcome={outcome?.kind ?? 'none'}
      data-tone={look.tone}
      data-pick-seq={seq}
      aria-label={t('banner')}
    >
      <span className={classes.icon} data-beat={seq % 2} aria-hidden>
        <look.Icon size={64} stroke={2.25} />
      </span>
      {/* Equal text would not be announced again. */}
      <div
        className={classes.words}
        role="status"
        aria-live="assertive"
        aria-atomic="true"
        key={seq}
      >
        <p className={classes.title}>{t(`said.${name}.title`, values)}</p>
        <p className={classes.text}>{t(`said.${name}.text`, values)}</p>
      </div>
      {outcome?.kind === 'picked' && <span className={classes.figure}>{outcome.left}</span>}
    </section>
  );
}

function saidOf(outcome: PickOutcome | null, walk: PickWalk | null, t: TFunction<'pick'>) {
  const next = walk ? nextStop(walk) : undefined;
  const { sku = '', title = '' } = next ?? {};
  const bin = next?.bin || t('noBinYet');
  if (!outcome)
    return { name: next ? ('walking' as const) : ('none' as const), values: { bin, sku, title } };
  const names = outcome.kind === 'ambiguous' ? outcome.candidates.join(', ') : '';
  return {
    name: outcome.kind,
    values: { bin, sku, title, names, count: countOf(outcome), ...outcome },
  };
}

function countOf(outcome: PickOutcome): number {
  if ('orders' in outcome) return outcome.orders;
  return 'stops' in outcome ? outcome.stops : 0;
}

function usePickSounds(): void {
  const { picking, store } = useWorkspace();
  useEffect(() => {
    player ??= createPlayer();
    const { play } = player;
    return picking.view.subscribe(({ seq, outcome }, before) => {
      const { sounds, volume } = store.settingsView.getState().scanning;
      if (seq !== before.seq && outcome && sounds) play(likeVerdict(outcome.kind), volume);
    });
  }, [picking, store]);
}
