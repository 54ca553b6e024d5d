/** Mapping profiles kept at this station, by their names. */
import { z } from 'zod';
import { type MappingProfile, mappingProfile } from '../../shared/importing/mapping.ts';
import { ok, type Result } from '../../shared/result.ts';
import { keepChoice, readChoice } from '../store/commands/view-choice.ts';
import type { NotSaved } from '../store/saving.ts';
import type { Store } from '../store/store.ts';

const NAME = 'import-profiles';
const shape = z.array(mappingProfile);

type LocalStore = Pick<Store, 'local'>;
/** All profiles as they are kept now, or why they could not be. */
type Kept = Result<readonly MappingProfile[], NotSaved>;

export async function readProfiles(store: LocalStore): Promise<readonly MappingProfile[]> {
  return (await readChoice(store, NAME, shape)) ?? [];
}

/** Keeps a profile in the place of the one of the same name. */
export async function saveProfile(store: LocalStore, profile: MappingProfile): Promise<Kept> {
  const others = (await readProfiles(store)).filter(({ name }) => name !== profile.name);
  const profiles = [...others, profile].sort((a, b) => (a.name < b.name ? -1 : 1));
  return keep(store, profiles);
}

export async function removeProfile(store: LocalStore, name: string): Promise<Kept> {
  const profiles = (await readProfiles(store)).filter((profile) => profile.name !== name);
  return keep(store, profiles);
}

async function keep(store: LocalStore, profiles: readonly MappingProfile[]): Promise<Kept> {
  const kept = await keepChoice(store, NAME, profiles);
  return kept.ok ? ok(profiles) : kept;
}

/** A profile's first name: the file's, without what changes from one download to the next. */
export function profileNameOf(file: string): string {
  const bare = file.replace(/\.(csv|tsv|txt|xlsx|gz)$/gi, '').replace(/\.(csv|tsv|txt)$/i, '');
  return bare.replace(/[\s_(-]*\d[\d\s._()-]*$/, '').trim() || bare || 'list';
}
