/** The box that a parcel goes into and what it weighs, before it is shipped. */
import { NativeSelect, NumberInput } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { OrderRecord } from '../../../../shared/records/order.ts';
import { useSettings, useWorkspace } from '../../../app/workspace.ts';
import { useSuggestion } from './BoxHint.tsx';

export function ParcelMeasures({ order }: { readonly order: OrderRecord }) {
  const { t } = useTranslation('pack');
  const { session } = useWorkspace();
  const { types, check } = useSettings().boxes;
  const box = useStore(session.view, (view) => view.box);
  const grams = useStore(session.view, (view) => view.grams);
  useSuggestedBox(order, box);
  return (
    <>
      {types.length > 0 && (
        <NativeSelect
          label={t('box.choose')}
          data={[
            { value: '', label: t('box.other') },
            ...types.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={box}
          onChange={(event) => session.setMeasures({ box: event.currentTarget.value })}
        />
      )}
      {check !== 'off' && (
        <NumberInput
          label={t('box.weight')}
          min={1}
          allowNegative={false}
          hideControls
          value={grams ?? ''}
          onChange={(value) =>
            session.setMeasures({ grams: typeof value === 'number' && value > 0 ? value : null })
          }
        />
      )}
    </>
  );
}

/** Nobody said which box: it is the one that was suggested. */
function useSuggestedBox(order: OrderRecord, box: string): void {
  const { session } = useWorkspace();
  const suggestion = useSuggestion(order);
  const suggested = suggestion?.kind === 'fits' ? suggestion.box.id : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a parcel; "no box" can be chosen after it.
  useEffect(() => {
    if (box === '' && suggested !== '') session.setMeasures({ box: suggested });
  }, [suggested, session]);
}
