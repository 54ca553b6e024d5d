/** One headline figure: its value, what it is out of, how it changed, how it is counted. */
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { behind, type Headline } from '../../../shared/reports/report.ts';
import { CountButton } from './CountButton.tsx';
import { type Change, changeOf, type Moved } from './change.ts';
import { Formula } from './Formula.tsx';
import type { Opened } from './report-choices.ts';
import classes from './reports.module.css';
import { useWording } from './wording.ts';

interface Props {
  readonly figure: Headline;
  readonly onOpen: (opened: Opened) => void;
}

export function FigureTile({ figure, onOpen }: Props) {
  const { t } = useTranslation('reports');
  const wording = useWording();
  const { currency } = figure;
  const name = t(`figure.${figure.kind}`, { currency });
  const parts = figure.parts.map(({ behind: selection, orders }) => ({ selection, orders }));
  const [main] = figure.parts;
  return (
    <section className={classes.card} aria-label={name}>
      <div className={classes.cardHead}>
        <h2 className={classes.name}>{name}</h2>
        <Formula name={name} formula={t(figure.formula)} parts={parts} onOpen={onOpen} />
      </div>
      <CountButton
        large
        selection={behind(figure)}
        orders={main.orders}
        text={wording.value(figure, figure.value)}
        onOpen={onOpen}
      />
      {figure.kind !== 'orders' && (
        <div className={classes.out}>{t(`part.${main.name}`, { count: main.orders })}</div>
      )}
      <ChangeLine figure={figure} change={changeOf(figure)} />
    </section>
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
