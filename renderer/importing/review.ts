/** A file under review as it begins, and how one is read that nobody has decided about yet. Pure. */
import {
  guessProfile,
  guessTarget,
  type MappingProfile,
  profileFor,
  type Target,
} from '../../shared/importing/mapping.ts';
import { noChoices } from '../../shared/importing/repairs.ts';
import type { Review } from './import-state.ts';
import { profileNameOf } from './saved-profiles.ts';

/** Corrections and answers belong to one sheet. */
export function withFreshChoices(review: Review, part: Partial<Review>): Partial<Review> {
  if (part.sheet === undefined || part.sheet === review.sheet) return {};
  return {
    choices: noChoices,
    outcome: null,
    ...readBy(review.sheets[part.sheet], review.name, []),
  };
}

/** The first sheet of a file that was just opened. */
export function firstReview(
  { name, sheets }: Pick<Review, 'name' | 'sheets'>,
  profiles: readonly MappingProfile[],
  currency: string,
): Review {
  return {
    kind: 'review',
    name,
    sheets,
    sheet: 0,
    ...readBy(sheets[0], name, profiles),
    currency,
    choices: noChoices,
    outcome: null,
    plan: null,
    busy: true,
    told: null,
    fault: null,
  };
}

/** By the known format; else by the mapping that was saved for this header; else by a guess. */
function readBy(
  sheet: Review['sheets'][number] | undefined,
  name: string,
  profiles: readonly MappingProfile[],
): Pick<Review, 'profile' | 'channel'> {
  if (!sheet || sheet.format) return { profile: null, channel: sheet?.channel ?? '' };
  const saved = profileFor(profiles, sheet.headers);
  const target: Target = guessTarget(sheet.headers);
  const profile = saved ?? guessProfile(sheet.headers, target, profileNameOf(name));
  return { profile, channel: profile.channel };
}

/** What the import is remembered as: a known format, or the mapping's name. */
export function formatOf({ sheets, sheet, profile, outcome }: Review): string {
  if (outcome && outcome.target !== 'orders') return outcome.target;
  return profile?.name ?? sheets[sheet]?.format ?? '';
}
