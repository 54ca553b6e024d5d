/** A number that opens the orders it counts. Zero opens nothing. */
import { useTranslation } from 'react-i18next';
import type { Selection } from '../../../shared/reports/selection.ts';
import type { Opened } from './report-choices.ts';
import classes from './reports.module.css';
import { useWording } from './wording.ts';

interface CountButtonProps extends Opened {
  /** What is shown; the orders' count when left out. */
  readonly text?: string;
  readonly onOpen: (opened: Opened) => void;
  readonly large?: boolean;
}

export function CountButton({ selection, orders, text, onOpen, large }: CountButtonProps) {
  const { t } = useTranslation('reports');
  const { count } = useWording();
  const shown = text ?? count(orders);
  const words = t(`part.${selection.kind}`, { count: orders });
  if (orders === 0) return <span className={large ? classes.value : undefined}>{shown}</span>;
  return (
    <button
      type="button"
      className={large ? classes.value : classes.count}
      aria-label={text === undefined ? words : `${text}: ${words}`}
      onClick={() => onOpen({ selection, orders })}
    >
      {shown}
    </button>
  );
}

/** A selection narrowed to one day, channel or currency. */
export function narrowed(
  selection: Exclude<Selection, { kind: 'backlog' }>,
  to: { readonly day?: string; readonly channel?: string; readonly currency?: string },
): Selection {
  const { day, channel, currency } = to;
  return {
    ...selection,
    ...(day === undefined ? {} : { from: day, to: day }),
    ...(channel === undefined ? {} : { channel }),
    ...(currency === undefined ? {} : { currency }),
  };
}
