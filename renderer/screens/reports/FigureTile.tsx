/** One headline figure: its value, what it is out of, how it changed, how it is counted. */
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { behind, type FigureKind, type Headline } from '../../../shared/reports/report.ts';
import { CountButton } from './CountButton.tsx';
import { type Change, changeOf, type Moved } from './change.ts';
import { Formula } from './Formula.tsx';
import type { Opened } from './report-choices.ts';
import classes from './reports.module.css';
import { useWording } from './wording.ts';

interface Props {
  readonly kind: FigureKind;
  /** One, or one for each currency; none when nothing was sold. */
  readonly figures: readonly Headline[];
  readonly onOpen: (opened: Opened) => void;
}

export function FigureTile({ kind, figures, onOpen }: Props) {
  const { t } = useTranslation('reports');
  const name = t(`figure.${kind}`);
  // A list of every part only where it says which is which: currencies stand on the tile already.
  const several = figures.length > 1;
  const parts = several ? [] : (figures[0]?.parts ?? []);
  return (
    <section className={classes.card} data-several={several || undefined} aria-label={name}>
      <div className={classes.cardHead}>
        <h2 className={classes.name}>{name}</h2>
        <Formula
          name={name}
          formula={t(`formula.${kind}`)}
          parts={parts.map(({ behind: selection, orders }) => ({ selection, orders }))}
          onOpen={onOpen}
        />
      </div>
      {figures.length === 0 && <div className={classes.value}>{t('none')}</div>}
      {figures.map((figure) => (
        <Value
          key={figure.currency}
          figure={figure}
          withCount={!several && kind !== 'orders'}
          onOpen={onOpen}
        />
      ))}
    </section>
  );
}

interface ValueProps {
  readonly figure: Headline;
  /** Says how many orders the value is made of. */
  readonly withCount: boolean;
  readonly onOpen: (opened: Opened) => void;
}

function Value({ figure, withCount, onOpen }: ValueProps) {
  const { t } = useTranslation('reports');
  const wording = useWording();
  const [main] = figure.parts;
  return (
    <div className={classes.figure}>
      <CountButton
        large
        selection={behind(figure)}
        orders={main.orders}
        text={wording.value(figure, figure.value)}
        onOpen={onOpen}
      />
      {withCount && (
        <div className={classes.out}>{t(`part.${main.name}`, { count: main.orders })}</div>
      )}
      <ChangeLine figure={figure} change={changeOf(figure)} />
    </div>
  );
}

function ChangeLine({ figure, change }: { readonly figure: Headline; readonly change: Change }) {
  const { t } = useTranslation('reports');
  const wording = useWording();
  const before = t('change.before', { value: wording.value(figure, figure.before) });
  if (change.kind === 'none') {
    return <div className={`${classes.change} ${classes.out}`}>{before}</div>;
  }
  const Arrow = change.rose ? IconArrowUp : IconArrowDown;
  return (
    <div className={classes.change} data-good={change.good ? 'yes' : 'no'}>
      <span className={classes.by}>
        <Arrow aria-hidden size={18} />
        <ChangeWords change={change} />
      </span>
      <span className={classes.out}>{before}</span>
    </div>
  );
}

function ChangeWords({ change }: { readonly change: Moved }) {
  const { t } = useTranslation('reports');
  const wording = useWording();
  const size = Math.abs(change.by);
  switch (change.kind) {
    case 'share':
      return t(change.rose ? 'change.up' : 'change.down', { by: wording.percent(size) });
    case 'points': {
      const by = t('change.points', { value: wording.count(Math.round(size * 1000) / 10) });
      return t(change.rose ? 'change.up' : 'change.down', { by });
    }
    case 'minutes':
      return t(change.rose ? 'change.slower' : 'change.faster', { by: wording.duration(size) });
  }
}
