import { expect, test } from 'vitest';
import { channelOf, freeChannelId, newChannel, takeLease } from './channel.ts';
import { accountOf } from './vendors.ts';

const NOON = Date.parse('2026-11-23T12:00:00.000Z');
const until = (minutes: number) => new Date(NOON + minutes * 60_000).toISOString();

test('a channel that nobody asks is taken for five minutes', () => {
  const taken = { kind: 'taken', lease: { station: 's1', until: until(5) } };
  expect(takeLease(undefined, 's1', NOON)).toEqual(taken);
  expect(takeLease({ station: 's2', until: until(0) }, 's1', NOON)).toEqual(taken);
});

test('a lease that stands is another station’s, and is renewed by its own only when it nears its end', () => {
  const lease = { station: 's1', until: until(4) };
  expect(takeLease(lease, 's2', NOON)).toEqual({ kind: 'elsewhere', station: 's1' });
  expect(takeLease(lease, 's1', NOON)).toEqual({ kind: 'held' });
  expect(takeLease(lease, 's1', NOON + 2 * 60_000)).toEqual({
    kind: 'taken',
    lease: { station: 's1', until: until(7) },
  });
});

test('a lease made by a clock that is a day ahead binds nobody', () => {
  expect(takeLease({ station: 's1', until: until(24 * 60) }, 's2', NOON).kind).toBe('taken');
});

test('the first channel of a vendor has its name, the next ones a number', () => {
  expect(freeChannelId('shopify', [])).toBe('shopify');
  expect(freeChannelId('shopify', ['shopify', 'shopify-2'])).toBe('shopify-3');
});

test('an account is the same channel when it is connected again, and no other shop is', () => {
  const typed = { url: 'https://Mugs.example/', key: 'ck_1', secret: 'cs_1' };
  const account = accountOf('woocommerce', typed);
  const mugs = newChannel({ vendor: 'woocommerce', name: 'Mugs', since: null, account }, until(0));
  const channels = { woocommerce: { ...mugs, gone: true } };
  const again = accountOf('woocommerce', { ...typed, url: 'https://mugs.example', key: 'ck_2' });
  expect(channelOf(channels, 'woocommerce', again)).toEqual({ id: 'woocommerce', gone: true });
  const other = accountOf('woocommerce', { ...typed, url: 'https://tees.example' });
  expect(channelOf(channels, 'woocommerce', other)).toBe(null);
  expect(accountOf('ebay', { clientId: 'Shop-1', clientSecret: 'x' })).toBe('shop-1');
  expect(accountOf('shopify', { url: 'https://a.example', clientId: 'one' })).toBe(
    accountOf('shopify', { url: 'https://a.example', clientId: 'two', location: '3' }),
  );
});
