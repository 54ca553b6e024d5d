/** The last verdict, across the bench: read at two metres, announced, painted in the frame after its write. */
import { IconScan } from '@tabler/icons-react';
import { memo, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useStations } from '../../../app/stations.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { timePaint } from '../timing/scan-times.ts';
import classes from './verdict.module.css';
import { lookOf } from './verdict-look.ts';
import { verdictWords } from './verdict-words.ts';

/** A character that is neither seen nor read out. */
const SILENT = '\u200b';

export const VerdictBanner = memo(function VerdictBanner() {
  const { t, i18n } = useTranslation('pack');
  const { view } = useWorkspace().session;
  const stations = useStations();
  const verdict = useStore(view, (now) => now.verdict);
  const seq = useStore(view, (now) => now.seq);
  useLayoutEffect(() => timePaint(seq, view.getState().readAt), [seq, view]);
  // The order only lends its words; a change of it alone says nothing new here.
  const { order } = view.getState();
  const words = verdict
    ? verdictWords(t, verdict, order, { language: i18n.language, stations })
    : { title: t('verdict.none.title'), text: t('verdict.none.text'), figure: '' };
  const look = verdict ? lookOf(verdict.kind) : { tone: 'note', Icon: IconScan };
  return (
    <section
      className={classes.banner}
      data-kind={verdict?.kind ?? 'none'}
      data-tone={look.tone}
      data-seq={seq}
      aria-label={t('verdict.label')}
    >
      {/* Two equal verdicts in a row are told apart by the icon coming in again; two beats restart its movement. */}
      <span className={classes.icon} data-beat={seq % 2} aria-hidden>
        <look.Icon size={64} stroke={2.25} />
      </span>
      <div className={classes.words} role="status" aria-live="assertive" aria-atomic="true">
        <p className={classes.title}>
          {words.title}
          {/* Equal text would not be announced again. */}
          {seq % 2 === 1 && SILENT}
        </p>
        <p className={classes.text}>{words.text}</p>
      </div>
      {words.figure && <span className={classes.figure}>{words.figure}</span>}
    </section>
  );
});
