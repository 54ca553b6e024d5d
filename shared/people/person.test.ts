/** Roles, permissions and badges. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  badgeCode,
  defaultPermissions,
  GUARDED,
  type People,
  personWithBadge,
  ROLES,
  refusePerson,
} from './person.ts';

const one = (role: 'packer' | 'lead' | 'owner', badge = '', active = true) => ({
  ...{ name: role, role, badge, pin: '', active },
});
const PEOPLE: People = { p: one('packer', 'PB.PACK'), l: one('lead'), o: one('owner') };

test.each([
  ['p', 'void', 'lead'],
  ['l', 'void', null],
  ['o', 'settings', null],
  ['l', 'settings', 'owner'],
  ['', 'by-hand', null],
  ['', 'void', 'lead'],
  ['somebody else', 'adjust', 'lead'],
] as const)('%s and "%s": needs %s', (who, action, needs) => {
  const refusal = refusePerson(PEOPLE, defaultPermissions, who, action);
  expect(refusal).toEqual(needs && { kind: 'not-allowed', needs });
});

test('without an owner everybody may do everything, so that nobody is shut out', () => {
  const some = fc.constantFrom<People>(
    {},
    { p: one('packer'), l: one('lead') },
    { o: one('owner', '', false) },
  );
  fc.assert(
    fc.property(
      some,
      fc.constantFrom(...GUARDED),
      fc.constantFrom('', 'p'),
      (people, what, who) => {
        expect(refusePerson(people, defaultPermissions, who, what)).toBeNull();
      },
    ),
  );
});

test('a higher role may do whatever a lower one may', () => {
  const role = fc.constantFrom(...ROLES);
  const permissions = fc.record({
    ...{ void: role, adjust: role, 'by-hand': role, override: role, settings: role },
  });
  fc.assert(
    fc.property(permissions, fc.constantFrom(...GUARDED), (given, action) => {
      const may = ['p', 'l', 'o'].map((who) => refusePerson(PEOPLE, given, who, action) === null);
      expect(may).toEqual(may.toSorted());
      expect(may.at(-1)).toBe(true);
    }),
  );
});

test('somebody who has left may do what nobody in particular may, and their badge is dead', () => {
  const people = { ...PEOPLE, o: one('owner', 'PB.OWN', false), x: one('owner') };
  expect(refusePerson(people, defaultPermissions, 'o', 'void')).not.toBeNull();
  expect(personWithBadge(people, 'PB.OWN')).toBeUndefined();
});

test('a badge signs in on any layout', () => {
  expect(personWithBadge(PEOPLE, ' pb:pack ')).toBe('p');
  expect(personWithBadge(PEOPLE, '')).toBeUndefined();
  expect(personWithBadge({ p: one('packer', '') }, '')).toBeUndefined();
  expect(badgeCode(new Uint8Array([0, 1, 18, 19, 255, 5, 6, 7, 8, 9, 10]))).toMatch(
    /^PB\.[BCDEFGHJKLNOPRSTUVX]{10}$/,
  );
});
