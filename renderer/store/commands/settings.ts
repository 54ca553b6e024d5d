/** Settings as people change them, where they may. What the app itself keeps in the settings is written by `changeSettings`. */
import type { NotAllowed } from '../../../shared/people/person.ts';
import { err, type Result } from '../../../shared/result.ts';
import type { Settings, Subject } from '../../../shared/settings.ts';
import type { NotSaved } from '../saving.ts';
import { changeSettings } from '../settings.ts';
import type { Store } from '../store.ts';
import { refuseHere } from './people.ts';

export async function saveSettings<S extends Subject>(
  store: Store,
  subject: S,
  fields: Partial<Settings[S]>,
): Promise<Result<unknown, NotSaved | NotAllowed>> {
  const stop = refuseHere(store, 'settings');
  return stop ? err(stop) : changeSettings(store.settings, store.clock, subject, fields);
}
