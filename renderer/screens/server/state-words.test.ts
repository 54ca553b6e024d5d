import { expect, test } from 'vitest';
import type { ReplicationState } from '../../../shared/replication/state.ts';
import { serverText } from './server-text.testing.ts';
import { stateWords } from './state-words.ts';

const t = await serverText();
const now = Date.parse('2026-11-23T14:30:00.000Z');
const nothing = { count: 0, since: null };

function said(state: ReplicationState, waiting: { count: number; since: string | null } = nothing) {
  const time = (iso: string) => iso.slice(11, 16);
  const { tone, title, details, spoken } = stateWords({ state, waiting }, { t, now, time });
  return { tone, title, details, spoken };
}

test('R10: every state has its words', () => {
  const since = '2026-11-23T14:05:00.000Z';
  const waiting = { count: 12, since };
  expect(said({ kind: 'off' })).toEqual({
    tone: 'plain',
    title: 'Saved here',
    details: [],
    spoken: 'Saved here',
  });
  expect(said({ kind: 'connecting' }, waiting)).toEqual({
    tone: 'busy',
    title: 'Connecting',
    details: ['12 waiting'],
    spoken: 'Connecting',
  });
  expect(said({ kind: 'catching-up', left: 1240 })).toEqual({
    tone: 'busy',
    title: 'Catching up',
    details: ['1,240 to go'],
    spoken: 'Catching up',
  });
  expect(said({ kind: 'live' })).toEqual({
    tone: 'good',
    title: 'In step',
    details: [],
    spoken: 'In step',
  });
  expect(said({ kind: 'offline', since, fault: { kind: 'silent' } }, waiting)).toEqual({
    tone: 'warn',
    title: 'Working alone',
    details: ['since 14:05', '12 waiting'],
    spoken: 'Working alone',
  });
  expect(said({ kind: 'refused', count: 3 })).toEqual({
    tone: 'bad',
    title: '3 not accepted',
    details: [],
    spoken: 'Some changes were not accepted',
  });
  expect(said({ kind: 'signed-out', why: 'password', since }, waiting)).toEqual({
    tone: 'bad',
    title: 'Sign in again',
    details: ['12 waiting'],
    spoken: 'Sign in again',
  });
  expect(said({ kind: 'signed-out', why: 'locked', since }).title).toBe('Account locked');
  expect(said({ kind: 'signed-out', why: 'permission', since }).title).toBe('No access');
});

test('in step stays in step while a scan is on its way, and says so when more waits or it takes long', () => {
  const justNow = '2026-11-23T14:29:58.000Z';
  const earlier = '2026-11-23T14:29:40.000Z';
  expect(said({ kind: 'live' }, { count: 2, since: justNow }).title).toBe('In step');
  expect(said({ kind: 'live' }, { count: 1500, since: justNow })).toEqual({
    tone: 'busy',
    title: 'Sending',
    details: ['1,500 to go'],
    spoken: 'Sending',
  });
  expect(said({ kind: 'live' }, { count: 1, since: earlier }).title).toBe('Sending');
});

test('working alone says why', () => {
  const since = '2026-11-23T14:05:00.000Z';
  const hint = (kind: 'unreachable' | 'no-database' | 'nonsense') =>
    stateWords(
      {
        state: {
          kind: 'offline',
          since,
          fault: kind === 'no-database' ? { kind } : { kind, reason: 'ECONNREFUSED' },
        },
        waiting: nothing,
      },
      { t, now, time: String },
    ).hint;
  expect(hint('unreachable')).toMatch(/cannot be reached\. Go on working/);
  expect(hint('no-database')).toMatch(/databases are not\. Go on working/);
  expect(hint('nonsense')).toMatch(/does not answer as it should\. Go on working/);
});
