/** What was scanned, the latest first; blind unless one asks what is thought to be there. */
import { Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useVersion, useWorkspace } from '../../../app/workspace.ts';
import { signed } from '../useAdjust.tsx';
import classes from './sheet.module.css';

interface SheetLinesProps {
  readonly compares: boolean;
  readonly onCompare: (compares: boolean) => void;
}

export function SheetLines({ compares, onCompare }: SheetLinesProps) {
  const { t } = useTranslation('stock');
  const { counting, store } = useWorkspace();
  const { lines, kind } = useStore(counting.view, (view) => view.sheet);
  useVersion(store.stock);
  if (lines.length === 0)
    return <Text p="md">{t(kind === 'move' ? 'sheet.noneMove' : 'sheet.none')}</Text>;
  const shown = compares && kind === 'count';
  return (
    <>
      {kind === 'count' && (
        <Switch
          label={t('sheet.compare')}
          checked={compares}
          onChange={(event) => onCompare(event.currentTarget.checked)}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={classes.lines} tabIndex={0} aria-label={t('sheet.lines.title')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('sheet.lines.bin')}</th>
              <th>{t('sheet.lines.sku')}</th>
              <th className={classes.number}>{t('sheet.lines.units')}</th>
              {shown && <th className={classes.number}>{t('sheet.lines.before')}</th>}
              {shown && <th className={classes.number}>{t('sheet.lines.change')}</th>}
            </tr>
          </thead>
          <tbody>
            {lines.toReversed().map(({ bin, sku, skuId, units }) => {
              const before = counting.held(sku, bin);
              return (
                <tr key={`${bin} ${skuId}`} data-sheet-line={sku}>
                  <td>{bin || t('sheet.noBin')}</td>
                  <td className={classes.strong}>{sku}</td>
                  <td className={classes.number}>{units}</td>
                  {shown && <td className={classes.number}>{before}</td>}
                  {shown && <td className={classes.number}>{signed(units - before)}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </>
  );
}
