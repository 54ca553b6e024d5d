import { expect, test } from 'vitest';
import { z } from 'zod';
import { openTestStore } from '../test-store.ts';
import { keepChoice, readChoice } from './view-choice.ts';

const columns = z.array(z.enum(['due', 'value']));

test('a choice is read as it was kept; none, or one of another shape, is no choice', async () => {
  const { store } = await openTestStore();
  const before = await readChoice(store, 'queue-columns', columns);
  await keepChoice(store, 'queue-columns', ['value']);
  await keepChoice(store, 'queue-columns', ['due', 'value']);
  await keepChoice(store, 'other', ['something of a later version']);
  expect({
    before,
    kept: await readChoice(store, 'queue-columns', columns),
    other: await readChoice(store, 'other', columns),
  }).toEqual({ before: undefined, kept: ['due', 'value'], other: undefined });
});
