/** Where the next page, and the next run, begin. */
import { expect, test } from 'vitest';
import { afterPage, type Cursor, runFrom, searchOf } from './cursor.ts';

const at = (time: string) => `2026-11-23T${time}.000Z`;
const NOON = Date.parse(at('12:00:00'));
const run = (changes: Partial<Cursor> = {}): Cursor => ({
  ...{ from: at('09:00:00'), after: null, began: at('12:00:00') },
  ...changes,
});
const page = (updated: readonly string[], more: boolean) => ({ updated, more, end: 'E' });

test('the next page begins at the last second of this one', () => {
  const next = afterPage(run(), page([at('09:00:00'), at('09:30:00')], true));
  expect(next).toEqual(run({ from: at('09:30:00') }));
  expect(searchOf(next)).toBe(`updated_at:>='${at('09:30:00')}'`);
});

test('within one second it goes on by the place in it, until that second is over', () => {
  const within = afterPage(run(), page([at('09:00:00'), at('09:00:00')], true));
  expect(within).toEqual(run({ after: 'E' }));
  expect(afterPage(within, page([at('09:00:00'), at('09:00:01')], true))).toEqual(
    run({ from: at('09:00:01') }),
  );
});

test('a run that took long begins the next one minutes before it began itself', () => {
  const over = afterPage(run(), page([at('12:40:00')], false));
  expect(over).toEqual({ from: at('12:00:00'), after: null, began: null });
  expect(runFrom(JSON.stringify(over), null, NOON)).toEqual(run({ from: at('11:55:00') }));
});

test('one that found nothing for long begins minutes before the last change', () => {
  const over = afterPage(run(), page([at('10:00:00')], false));
  expect(runFrom(JSON.stringify(over), null, NOON).from).toBe(at('09:55:00'));
});

test.each(['', 'x', '{}', '{"from":"yesterday","after":null,"began":null}'])(
  'without a cursor that can be read it begins at the beginning: %j',
  (text) => {
    expect(runFrom(text, at('08:00:00'), NOON)).toEqual(run({ from: at('08:00:00') }));
  },
);
