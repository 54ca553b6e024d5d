import { expect, test } from 'vitest';
import { readingOf } from '../testing/orders.ts';
import { asWanted, isTaken } from './takes.ts';

const all = { takesClosed: true, takesMarketplace: true, services: {}, settledReviews: [] };

test('a service goes by our name, and what was settled is not looked at again', () => {
  const reading = readingOf({ service: 'Std UK' });
  const order = { reading, review: ['Status X', 'Status Y'], cancelRequested: false, raw: '' };
  const takes = { ...all, services: { 'Std UK': 'Tracked 48' }, settledReviews: ['Status X'] };
  expect(asWanted(order, takes)).toEqual({
    ...order,
    reading: { ...reading, service: 'Tracked 48' },
    review: ['Status Y'],
  });
  expect(asWanted(order, all)).toEqual(order);
  const odd = { ...order, reading: readingOf({ service: '__proto__' }) };
  expect(asWanted(odd, takes).reading.service).toBe('__proto__');
});

test('closed orders and the marketplace’s own are taken as the shop wants', () => {
  const kinds = [
    readingOf(),
    readingOf({ status: 'shipped' }),
    readingOf({ fulfilledBy: 'marketplace' }),
  ];
  const taken = (takes: typeof all) => kinds.map((one) => isTaken(one, takes));
  expect(taken(all)).toEqual([true, true, true]);
  expect(taken({ ...all, takesClosed: false })).toEqual([true, false, true]);
  expect(taken({ ...all, takesMarketplace: false })).toEqual([true, true, false]);
});
