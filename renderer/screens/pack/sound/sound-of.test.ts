import { expect, test } from 'vitest';
import type { Verdict } from '../../../../shared/packing/verdict.ts';
import { soundOf } from './sound-of.ts';

const files = import.meta.glob<string>('../../../../resources/sounds/*.wav', {
  eager: true,
  import: 'default',
  query: '?inline',
});

function fileOf(kind: Verdict['kind']): string {
  return files[`../../../../resources/sounds/${soundOf(kind)}.wav`] ?? '';
}

const KINDS: readonly Verdict['kind'][] = [
  'opened',
  'counted',
  'line-complete',
  'order-complete',
  'shipped',
  'not-on-order',
  'too-many',
  'unknown',
  'ambiguous',
  'on-hold',
  'cancelled',
  'already-shipped',
  'undone',
  'tracking',
  'not-saved',
];
const SHARING: readonly Verdict['kind'][] = [
  'unpaid',
  'marketplace',
  'withdrawn',
  'not-complete',
  'no-order',
  'voided',
  'nothing-to-undo',
  'closed',
  'no-work',
  'address-changed',
  'claimed',
  'not-held',
];

test('every verdict has a sound, and those that must be told apart each have their own', () => {
  const own = KINDS.map(fileOf);
  expect(own.filter((file) => !file.startsWith('data:audio/wav'))).toEqual([]);
  expect(new Set(own).size).toBe(KINDS.length);
  expect(SHARING.map(fileOf).filter((file) => file === '')).toEqual([]);
});

test('sounds are small', () => {
  const sizes = Object.values(files).map((file) => (file.length * 3) / 4);
  expect(Math.max(...sizes)).toBeLessThan(30_000);
});
