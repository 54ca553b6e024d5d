/** What became of the last scan of the sheet: seen from the shelf, announced, heard. */
import { IconScan } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Verdict } from '../../../../shared/packing/verdict.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import type { SheetSaid } from '../../../store/counting/sheet-session.ts';
import { createPlayer, type Player } from '../../pack/sound/sounds.ts';
import classes from '../../pack/verdict/verdict.module.css';
import { lookOf } from '../../pack/verdict/verdict-look.ts';

/** Which of the bench's verdicts each looks and sounds like. */
const LIKE: { readonly [kind in SheetSaid['kind']]: Verdict['kind'] } = {
  counted: 'counted',
  'at-bin': 'tracking',
  'to-bin': 'tracking',
  undone: 'undone',
  written: 'order-complete',
  'taken-back': 'voided',
  unknown: 'unknown',
  ambiguous: 'ambiguous',
  empty: 'not-complete',
  'same-bin': 'not-complete',
  'nothing-to-undo': 'nothing-to-undo',
  'not-allowed': 'not-allowed',
  'not-saved': 'not-saved',
};

let player: Player | null = null;

export function SheetBanner() {
  const { t } = useTranslation('stock');
  const { counting } = useWorkspace();
  const { said, seq } = useStore(counting.view);
  useSheetSounds();
  const like = said && LIKE[said.kind];
  const look = like ? lookOf(like) : { tone: 'note', Icon: IconScan };
  const name = said?.kind ?? 'none';
  const values = {
    ...said,
    bin: said && 'bin' in said ? said.bin || t('sheet.noBin') : '',
    names: said?.kind === 'ambiguous' ? said.names.join(', ') : '',
    count: said && 'lines' in said ? said.lines : 0,
  };
  return (
    <section
      className={classes.banner}
      data-kind={like ?? 'none'}
      data-said={name}
      data-tone={look.tone}
      data-sheet-seq={seq}
      aria-label={t('sheet.title')}
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
        <p className={classes.title}>{t(`sheet.said.${name}.title`, values)}</p>
        <p className={classes.text}>{t(`sheet.said.${name}.text`, values)}</p>
      </div>
    </section>
  );
}

function useSheetSounds(): void {
  const { counting, store } = useWorkspace();
  useEffect(() => {
    player ??= createPlayer();
    const { play } = player;
    return counting.view.subscribe(({ seq, said }, before) => {
      const { sounds, volume } = store.settingsView.getState().scanning;
      if (seq !== before.seq && said && sounds) play(LIKE[said.kind], volume);
    });
  }, [counting, store]);
}
