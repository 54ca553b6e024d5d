/** The report's choices and its open list, there and back through the address. */
import { expect, test } from 'vitest';
import { choicesOf, type ReportChoices, reportSearch, searchOf } from './report-choices.ts';

const list = {
  selection: {
    kind: 'late',
    from: '2026-11-02',
    to: '2026-11-02',
    channel: 'etsy',
    currency: null,
  },
  orders: 3,
  at: 1_795_000_000_000,
};

test.each<ReportChoices>([
  { range: 'days-30', from: '', to: '', channel: null },
  { range: 'month', from: '', to: '', channel: 'my-shop' },
  { range: 'custom', from: '2026-11-02', to: '2026-11-09', channel: null },
])('%j comes back from its address', (choices) => {
  expect(choicesOf(reportSearch.parse(searchOf(choices)))).toEqual(choices);
});

test('a list is read back as it was opened', () => {
  expect(reportSearch.parse({ range: 'days-7', list }).list).toEqual(list);
});

test.each([
  { range: 'days-8', from: 'yesterday', to: '2026-02-31' },
  { list: { ...list, selection: { ...list.selection, kind: 'lost' } } },
  { list: { ...list, orders: 'many' } },
])('%j says nothing', (typed) => {
  expect(choicesOf(reportSearch.parse(typed))).toEqual(choicesOf({}));
  expect(reportSearch.parse(typed).list).toBeUndefined();
});
