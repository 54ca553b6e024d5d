import { expect, test } from 'vitest';
import { did, orderFrom, stampAt, timeAt } from '../../../shared/testing/orders.ts';
import { timelineOf } from './timeline.ts';

test('the story runs from the newest to the order itself; a release names its hold', () => {
  const first = did(orderFrom(), { kind: 'hold', hold: 'fraud', reason: '', until: null }, 5);
  const hold = first.log[0];
  const held = did(first, { kind: 'hold', hold: 'stock', reason: '', until: null }, 6);
  const order = did(held, { kind: 'release', hold: hold?.id ?? '', reason: 'ok' }, 9, {
    station: 'bench-2',
    user: '',
  });
  const story = timelineOf(order);
  expect(
    story.map(({ at, by, entry, standing }) => [
      at,
      by && (by.user || by.station),
      typeof entry === 'string' ? entry : entry.kind,
      standing,
    ]),
  ).toEqual([
    [timeAt(9), 'bench-2', 'release', false],
    [timeAt(6), 'Ana', 'hold', true],
    [timeAt(5), 'Ana', 'hold', false],
    [timeAt(0), null, 'read', false],
    [timeAt(-60), null, 'placed', false],
  ]);
  expect(story[0]?.hold).toEqual(hold);
  expect(order.facts.readAt).toBe(stampAt(0));
});
