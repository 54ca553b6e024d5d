/** One line at the bench: what it is, where it is, how much of it is in the box, and one more by hand. */
import { IconAlertTriangle, IconCircleCheckFilled, IconPhoto, IconPlus } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { memo, useLayoutEffect, useRef, useState } from 'react';
import { afterPaint } from '../../../ui/after-paint.ts';
import type { LineRow as Row } from './line-rows.ts';
import classes from './lines.module.css';

interface LineRowProps {
  readonly row: Row;
  /** Grows each time this line was the one just scanned; 0 while it is not. */
  readonly justScanned: number;
  /** False while the order takes no units. */
  readonly canAdd: boolean;
  readonly t: TFunction;
  readonly onAdd: (line: string) => void;
}

export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { row, justScanned, canAdd, t, onAdd } = props;
  const place = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    // Scrolling has to lay the page out at once: after the paint it has been, and the verdict does not wait for it.
    if (justScanned > 0) afterPaint(() => place.current?.scrollIntoView({ block: 'nearest' }));
  }, [justScanned]);
  // Nothing is to be scanned into an order that is stopped.
  const state = row.state === 'open' && !canAdd ? '' : t(`line.${row.state}`);
  return (
    <li
      ref={place}
      className={classes.row}
      data-line={row.id}
      data-state={row.state}
      data-scanned={justScanned > 0}
    >
      <Picture address={row.picture} />
      <div className={classes.what}>
        <p className={classes.title}>{row.title}</p>
        <p className={classes.facts}>
          <span className={classes.sku}>{row.sku || t('line.noSku')}</span>
          {row.missing > 0 && (
            <span className={classes.warn}>
              <IconAlertTriangle size={18} aria-hidden /> {t('line.short', { count: row.missing })}
            </span>
          )}
          {row.note && <span className={classes.note}>{row.note}</span>}
        </p>
      </div>
      <span className={classes.bin}>
        <span className={classes.small}>{t('line.bin')}</span>
        {row.bin || '–'}
      </span>
      <span className={classes.count}>
        <span className={classes.figure}>
          {t('verdict.figure', { packed: row.packed, units: row.units })}
        </span>
        <span className={classes.state}>
          {row.state === 'complete' && <IconCircleCheckFilled size={18} aria-hidden />}
          {row.state === 'over' && <IconAlertTriangle size={18} aria-hidden />}
          {state}
        </span>
      </span>
      <button
        type="button"
        className={classes.add}
        disabled={!canAdd || row.state !== 'open'}
        onClick={() => onAdd(row.id)}
        aria-label={t('line.add', { title: row.title })}
      >
        <IconPlus size={22} aria-hidden />
        <span aria-hidden>1</span>
      </button>
    </li>
  );
});

function Picture({ address }: { readonly address: string }) {
  const [broken, setBroken] = useState('');
  const shown = address !== '' && broken !== address;
  return (
    <span className={classes.picture} aria-hidden>
      {shown ? (
        <img src={address} alt="" onError={() => setBroken(address)} />
      ) : (
        <IconPhoto size={30} stroke={1.25} />
      )}
    </span>
  );
}
