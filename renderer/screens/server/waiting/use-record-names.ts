/** Names of records for a list on screen, read when the list changes. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { settingShapes } from '../../../../shared/settings.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import {
  type RecordName,
  type RecordNames,
  type RecordRef,
  recordNames,
  refKey,
} from './record-names.ts';

export interface ShownName extends RecordName {
  /** With its kind: "Order #1001". */
  readonly text: string;
}

export function useRecordNames(refs: readonly RecordRef[]): (ref: RecordRef) => ShownName {
  const { t } = useTranslation('server');
  const { store } = useWorkspace();
  const [names, setNames] = useState<RecordNames>(new Map());
  const keys = refs.map(refKey).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys say whether the list is another one.
  useEffect(() => {
    let current = true;
    void recordNames(store, refs).then((read) => current && setNames(read));
    return () => {
      current = false;
    };
  }, [store, keys]);
  return (ref) => {
    const known = names.get(refKey(ref)) ?? { name: ref.id, order: null, sku: null };
    const isSetting = ref.collection === 'settings' && ref.id in settingShapes;
    const name = isSetting ? t(`setting.${ref.id}`) : known.name;
    return { ...known, text: t(`record.${ref.collection}`, { name }) };
  };
}
