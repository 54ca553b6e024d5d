/** One subject's settings as they are edited: kept apart until they are saved, and only what changed is written. */
import { useState } from 'react';
import type { NotAllowed } from '../../../shared/people/person.ts';
import type { Settings, Subject } from '../../../shared/settings.ts';
import { settingShapes } from '../../../shared/settings.ts';
import { useSettings, useWorkspace } from '../../app/workspace.ts';
import { saveSettings } from '../../store/commands/settings.ts';
import type { NotSaved } from '../../store/saving.ts';
import { type SectionEdits, useEdits } from './edits.ts';

export type SaveFault =
  | { readonly kind: 'invalid'; readonly field: string }
  | NotAllowed
  | NotSaved;

export interface Draft<S extends Subject> {
  /** What is stored, with the edits on top. */
  readonly value: Settings[S];
  readonly edit: SectionEdits<S>['edit'];
  readonly dirty: boolean;
  readonly fault: SaveFault | null;
  /** Resolves to whether it was saved; `more` is written along. */
  readonly save: (more?: Partial<Settings[S]>) => Promise<boolean>;
  readonly reset: () => void;
}

export function useDraft<S extends Subject>(subject: S): Draft<S> {
  const { store } = useWorkspace();
  const settings = useSettings();
  const { edits, dirty, edit, forget } = useEdits<S>(subject);
  const [fault, setFault] = useState<SaveFault | null>(null);
  const value: Settings[S] = { ...settings[subject], ...edits };

  const save = async (more?: Partial<Settings[S]>): Promise<boolean> => {
    const fields: Partial<Settings[S]> = { ...edits, ...more };
    const checked = settingShapes[subject].safeParse({ ...value, ...more });
    if (!checked.success) {
      setFault({ kind: 'invalid', field: String(checked.error.issues[0]?.path[0] ?? '') });
      return false;
    }
    const written = await saveSettings(store, subject, fields);
    setFault(written.ok ? null : written.error);
    if (written.ok) forget();
    return written.ok;
  };
  const reset = () => {
    forget();
    setFault(null);
  };
  return { value, edit, dirty, fault, save, reset };
}
