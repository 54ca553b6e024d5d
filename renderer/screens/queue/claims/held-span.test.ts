import { expect, test } from 'vitest';
import { heldSpan } from './held-span.ts';

const lease = (station: string, hour: number) => ({
  station,
  user: '',
  since: `2026-11-23T0${hour}:00:00.000Z|0000|${station}`,
  until: `2026-11-23T1${hour}:00:00.000Z`,
});

test('the span runs from the first lease that ends to the last, other stations aside', () => {
  const rows = [
    { leases: [lease('here', 4)] },
    { leases: [lease('here', 2), lease('bench-2', 1)] },
    { leases: [lease('here', 3)] },
  ];
  expect(heldSpan(rows, 'here')).toEqual({
    count: 3,
    first: '2026-11-23T12:00:00.000Z',
    last: '2026-11-23T14:00:00.000Z',
  });
  expect(heldSpan([], 'here')).toEqual({ count: 0, first: '', last: '' });
});
