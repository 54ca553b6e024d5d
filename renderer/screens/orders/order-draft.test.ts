import { expect, test } from 'vitest';
import { orderFacts } from '../../../shared/records/order-facts.ts';
import { HOME } from '../../../shared/testing/orders.ts';
import {
  type Draft,
  draftTotal,
  emptyDraft,
  readDraft,
  suggestNumber,
  withUnit,
} from './order-draft.ts';

const context = {
  now: '2026-11-23T12:00:00.000Z',
  station: 's0badcafe',
  isTaken: (number: string) => number === 'M-261123-1',
};
const mug = { key: 'a', sku: 'MUG', title: 'A mug', price: '4,50' };

function draft(change: Partial<Draft> = {}): Draft {
  const first = { ...emptyDraft('M-261123-2', 'GBP', ''), shipTo: HOME };
  return { ...withUnit(withUnit(first, mug), mug), postage: '3.5', service: 'Standard', ...change };
}

test('a complete draft is a reading whose money adds up', () => {
  const read = readDraft(draft({ paid: false, email: ' jo@example.org ' }), context);
  expect(read).toEqual({
    ok: true,
    value: {
      channel: 'manual',
      externalId: 'M-261123-2.cafe',
      number: 'M-261123-2',
      revision: null,
      status: 'open',
      payment: 'unpaid',
      placedAt: context.now,
      shipBy: null,
      currency: 'GBP',
      total: 1250,
      buyer: { name: 'Jo March', email: 'jo@example.org', phone: HOME.phone },
      shipTo: HOME,
      lines: [{ id: '1', sku: 'MUG', title: 'A mug', units: 2, unitPrice: 450 }],
      charges: [{ kind: 'postage', title: 'Standard', amount: 350 }],
      service: 'Standard',
      programmes: [],
      fulfilledBy: 'us',
      tags: [],
      note: '',
      giftMessage: '',
    },
  });
  expect(draftTotal(draft())).toBe(1250);
  const said = orderFacts.omit({ readAt: true, hash: true });
  expect(read.ok && said.safeParse(read.value).success).toBe(true);
});

test('everything that is wrong is said at once, field by field', () => {
  const wrong = draft({
    number: 'M-261123-1',
    email: 'jo',
    shipTo: { ...HOME, city: ' ', country: '' },
    postage: 'free',
    lines: [{ ...mug, key: 'b', units: '0', price: '-1' }],
  });
  expect(readDraft(wrong, context)).toEqual({
    ok: false,
    error: {
      number: 'taken',
      email: 'not-an-email',
      'shipTo.city': 'needed',
      'shipTo.country': 'needed',
      postage: 'not-a-number',
      'lines.b.units': 'not-a-number',
      'lines.b.price': 'not-a-number',
    },
  });
  expect(readDraft(draft({ lines: [] }), context)).toEqual({
    ok: false,
    error: { lines: 'no-lines' },
  });
});

test('a currency without minor digits has none', () => {
  const read = readDraft(draft({ currency: 'JPY', postage: '300' }), context);
  expect(read.ok && [read.value.total, read.value.lines[0]?.unitPrice]).toEqual([310, 5]);
});

test('the next free number of the day is offered', () => {
  expect(suggestNumber('2026-11-23', context.isTaken)).toBe('M-261123-2');
});
