/** Who is at this station, and whether they may do something. Asked where a command runs, not only on its screen. */
import { type Guarded, type NotAllowed, refusePerson } from '../../../shared/people/person.ts';
import type { Result } from '../../../shared/result.ts';
import type { NotSaved } from '../saving.ts';
import { changeStation } from '../station.ts';
import type { Store } from '../store.ts';

/** Why the person at this station may not do it; null when they may. */
export function refuseHere(
  { settingsView, station }: Pick<Store, 'settingsView' | 'station'>,
  action: Guarded,
): NotAllowed | null {
  const { people, permissions } = settingsView.getState();
  return refusePerson(people, permissions, station.getState().person, action);
}

/** From now on what is done here is done by this person; '' for nobody in particular. */
export function signIn(store: Store, person: string): Promise<Result<void, NotSaved>> {
  const user = store.settingsView.getState().people[person]?.name ?? '';
  return changeStation(store.local, store.station, { person, user });
}
