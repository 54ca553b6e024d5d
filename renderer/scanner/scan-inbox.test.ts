import { expect, test, vi } from 'vitest';
import type { Read } from '../../shared/scanning/inbox.ts';
import { createScanInbox } from './scan-inbox.ts';

const read = (text: string, at = 0): Read => ({ text, at, input: 'keyboard' });

/** An inbox at a set time that keeps what was lost. */
function inboxAt(time: number) {
  const clock = { time };
  const lost: string[] = [];
  const inbox = createScanInbox({ now: () => clock.time, onLost: ({ text }) => lost.push(text) });
  return { inbox, clock, lost };
}

/** A receiver that writes down what it gets, and takes `ms` for each. */
function slow(log: string[], name: string, ms: number) {
  return async ({ text }: Read) => {
    log.push(`${name} ${text}`);
    await new Promise((done) => setTimeout(done, ms));
    log.push(`${name} ${text} done`);
  };
}

const soon = (ms = 0) => new Promise((done) => setTimeout(done, ms));

test('the first read is dealt with at once, in the same task', () => {
  const { inbox } = inboxAt(0);
  const log: string[] = [];
  inbox.receive((one) => void log.push(one.text));
  inbox.push(read('A'));
  expect(log).toEqual(['A']);
});

test('reads are dealt with in order, one at a time, and none is lost behind a slow one', async () => {
  const { inbox } = inboxAt(0);
  const log: string[] = [];
  inbox.receive(slow(log, 'pack', 2));
  for (let i = 0; i < 10; i++) inbox.push(read(`${i}`, i));
  await soon(100);
  expect(log).toEqual(Array.from({ length: 10 }, (_, i) => [`pack ${i}`, `pack ${i} done`]).flat());
});

test('a receiver that fails is reported and does not stop the next read', async () => {
  const reported: unknown[] = [];
  const before = globalThis.reportError;
  globalThis.reportError = (error) => void reported.push(error);
  const { inbox } = inboxAt(0);
  const log: string[] = [];
  inbox.receive(({ text }) => {
    if (text === 'A') throw new Error('no');
    log.push(text);
  });
  inbox.push(read('A'));
  inbox.push(read('B', 1));
  await soon();
  globalThis.reportError = before;
  expect({ log, reported }).toEqual({ log: ['B'], reported: [new Error('no')] });
});

test('a read between two screens is kept for the next one, an old one is not', () => {
  const { inbox, clock, lost } = inboxAt(0);
  const log: string[] = [];
  inbox.push(read('old', 0));
  inbox.push(read('new', 4000));
  clock.time = 4500;
  inbox.receive((one) => void log.push(one.text));
  expect({ log, lost }).toEqual({ log: ['new'], lost: ['old'] });
});

test('what nobody receives is bounded', () => {
  const { inbox, lost } = inboxAt(0);
  for (let i = 0; i < 501; i++) inbox.push(read(`${i}`, i));
  expect(lost).toEqual(['500']);
});

test('a dialog takes over and gives back, even when it was there before its screen', () => {
  const { inbox } = inboxAt(0);
  const log: string[] = [];
  const closeDialog = inbox.receive((one) => void log.push(`dialog ${one.text}`), 'dialog');
  const closeScreen = inbox.receive((one) => void log.push(`screen ${one.text}`));
  inbox.push(read('A'));
  closeDialog();
  closeDialog();
  return soon()
    .then(() => {
      inbox.push(read('B', 1));
      return soon();
    })
    .then(() => {
      closeScreen();
      inbox.push(read('C', 2));
      expect(log).toEqual(['dialog A', 'screen B']);
    });
});

test('reads that wait while a dialog opens go to the dialog', async () => {
  const { inbox } = inboxAt(0);
  const log: string[] = [];
  inbox.receive(slow(log, 'screen', 5));
  inbox.push(read('A'));
  inbox.push(read('B', 1));
  inbox.receive((one) => void log.push(`dialog ${one.text}`), 'dialog');
  await soon(30);
  expect(log).toEqual(['screen A', 'screen A done', 'dialog B']);
});

test('one physical read by two inputs is received once', async () => {
  const { inbox } = inboxAt(0);
  const log: string[] = [];
  inbox.receive((one) => void log.push(one.text));
  inbox.push(read('4354210', 0));
  inbox.push({ text: '4354210', at: 20, input: 'network' });
  await soon();
  expect(log).toEqual(['4354210']);
});

test("the page's own receiver stands behind the screen's, even when it came later", async () => {
  const { inbox } = inboxAt(0);
  const got: string[] = [];
  const stop = inbox.receive((one) => void got.push(`screen ${one.text}`));
  inbox.receive((one) => void got.push(`page ${one.text}`), 'page');
  inbox.push(read('A'));
  await soon();
  stop();
  inbox.push(read('B', 1));
  await soon();
  expect(got).toEqual(['screen A', 'page B']);
});

test('a read that is somebody’s before all screens is theirs, in its turn', async () => {
  const log: string[] = [];
  const inbox = createScanInbox({
    now: () => 0,
    first: ({ text }) => (text === 'BADGE' ? async () => void log.push('signed in') : null),
  });
  inbox.receive((one) => void log.push(one.text));
  for (const text of ['A', 'BADGE', 'B']) inbox.push(read(text));
  await vi.waitFor(() => expect(log).toEqual(['A', 'signed in', 'B']));
});
