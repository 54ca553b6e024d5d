/**
 * Who works here, and what each role may do. A role may do what the roles below it may. Nobody is kept from anything while
 * the shop has no owner: then nobody could let them.
 */
import { z } from 'zod';
import { objectKey } from '../records/object-key.ts';

/** From the one that may do least. */
export const ROLES = ['packer', 'lead', 'owner'] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

export const person = z.object({
  name: z.string().trim().min(1).max(60),
  role,
  /** What is scanned to sign in. */
  badge: z.string().max(60),
  /** Salt and hash of the PIN (renderer/store/pin.ts); '' for none. */
  pin: z.string().max(200),
  /** Nobody is deleted: what they did stays theirs. */
  active: z.boolean(),
});
export type Person = z.infer<typeof person>;

export const peopleSettings = z.record(objectKey, person);
export type People = z.infer<typeof peopleSettings>;

/** What may be kept to a role. */
export const GUARDED = ['void', 'adjust', 'by-hand', 'override', 'settings'] as const;
export type Guarded = (typeof GUARDED)[number];

/** The lowest role that may do each. */
export const permissionSettings = z.object({
  void: role,
  adjust: role,
  'by-hand': role,
  override: role,
  settings: role,
});
export type Permissions = z.infer<typeof permissionSettings>;

export const defaultPermissions: Permissions = {
  void: 'lead',
  adjust: 'lead',
  'by-hand': 'packer',
  override: 'lead',
  settings: 'owner',
};

/** Why something is not done: the role it takes. */
export interface NotAllowed {
  readonly kind: 'not-allowed';
  readonly needs: Role;
}

/** `who`: the id of the person who is signed in, '' for nobody. null: it may be done. */
export function refusePerson(
  people: People,
  permissions: Permissions,
  who: string,
  action: Guarded,
): NotAllowed | null {
  if (!Object.values(people).some((one) => one.active && one.role === 'owner')) return null;
  const needs = permissions[action];
  const here = people[who];
  // Whoever has not said who they are may do what every packer may.
  const has = here?.active ? here.role : 'packer';
  return ROLES.indexOf(has) >= ROLES.indexOf(needs) ? null : { kind: 'not-allowed', needs };
}

/** The letters that every keyboard layout types alike (see scanning/order-code.ts). */
const LETTERS = 'BCDEFGHJKLNOPRSTUVX';
const BADGE_LETTERS = 10;

/** A new badge's code. `bytes`: at least ten, random. */
export function badgeCode(bytes: Uint8Array): string {
  const letters = [...bytes.slice(0, BADGE_LETTERS)].map((one) =>
    LETTERS.charAt(one % LETTERS.length),
  );
  return `PB.${letters.join('')}`;
}

/** The id of the person whose badge was scanned. */
export function personWithBadge(people: People, raw: string): string | undefined {
  const key = badgeKey(raw);
  if (key === '') return undefined;
  return Object.entries(people).find(([, one]) => one.active && badgeKey(one.badge) === key)?.[0];
}

/** A layout may type another sign for the dot. */
function badgeKey(code: string): string {
  return code
    .trim()
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '.');
}
