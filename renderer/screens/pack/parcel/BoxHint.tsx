/** Which box to take, and how the goods lie in it; or why none is suggested. Nothing where the shop has no boxes. */
import { Text } from '@mantine/core';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { statusOf } from '../../../../shared/orders/status.ts';
import type { Suggestion } from '../../../../shared/packing/boxes/suggest.ts';
import type { OrderRecord } from '../../../../shared/records/order.ts';
import { useSettings, useWorkspace } from '../../../app/workspace.ts';
import { boxFor, boxTaken } from '../../../store/bench/bench-box.ts';
import { BoxDrawing } from './BoxDrawing.tsx';
import classes from './parcel.module.css';

export function BoxHint({ order }: { readonly order: OrderRecord }) {
  const suggestion = useSuggestion(order);
  return suggestion ? <Hint suggestion={suggestion} /> : null;
}

/** Worked out again when something left or the order changed, not with every scan. */
export function useSuggestion(order: OrderRecord): Suggestion | null {
  const { store } = useWorkspace();
  const { boxes } = useSettings();
  const left = statusOf(order).lines.map(({ line, units, shipped }) => [line, units - shipped]);
  const key = JSON.stringify([order.id, left]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is what of the order counts.
  return useMemo(() => boxFor(store, order), [store, boxes, key]);
}

const Hint = memo(function Hint({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t, i18n } = useTranslation('pack');
  const { session, store } = useWorkspace();
  const taken = boxTaken(
    store,
    useStore(session.view, ({ box }) => box),
  );
  if (suggestion.kind !== 'fits')
    return (
      <Text size="sm" data-box={suggestion.kind}>
        {suggestion.kind === 'none' && t('box.none')}
        {suggestion.kind === 'too-many' && t('box.too-many', { count: suggestion.units })}
        {suggestion.kind === 'unknown-size' &&
          t('box.unknown-size', { skus: suggestion.skus.slice(0, 3).join(', ') })}
      </Text>
    );
  const { box, placed, filled } = suggestion;
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(filled);
  return (
    <section className={classes.box} aria-label={t('box.label')} data-box="fits">
      <BoxDrawing box={box} placed={placed} title={t('box.drawing', { name: box.name })} />
      <div>
        <p className={classes.open}>
          {taken && taken.id !== box.id
            ? t('verdict.box.title', { name: taken.name })
            : t('box.take', { name: box.name })}
        </p>
        <Text size="sm">{t('box.size', { ...box, filled: percent })}</Text>
      </div>
    </section>
  );
});
