/** A view choice of this station: read once, kept whenever it changes. */
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useWorkspace } from '../../app/workspace.ts';
import { keepChoice, readChoice } from '../../store/commands/view-choice.ts';
import { toastRefused } from '../orders/parts/toast.tsx';

/** The choice `name`, and how to change it. `shape` and `first` must stay the same objects. */
export function useChoice<T>(
  name: string,
  shape: z.ZodType<T>,
  first: T,
): readonly [T, (choice: T) => void] {
  const { t } = useTranslation('queue');
  const { store } = useWorkspace();
  const [choice, setChoice] = useState(first);
  useEffect(() => {
    void readChoice(store, name, shape).then((kept) => {
      if (kept !== undefined) setChoice(kept);
    });
  }, [store, name, shape]);
  const change = useCallback(
    (next: T) => {
      setChoice(next);
      void keepChoice(store, name, next).then((kept) => {
        if (!kept.ok) toastRefused(t('choice.notKept', { reason: kept.error.reason }));
      });
    },
    [store, name, t],
  );
  return [choice, change];
}
