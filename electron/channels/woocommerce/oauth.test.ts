/** The published examples: RFC 5849, 3.4.1.1 and oauthlib's tests/oauth1/rfc5849/test_signatures.py (made with openssl). */
import { expect, test } from 'vitest';
import { baseString, encode, type QueryParameters, signature, signed } from './oauth.ts';

const BASE =
  'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q' +
  '%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_' +
  'key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_m' +
  'ethod%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk' +
  '9d7dh3k39sjv7';

const PARAMETERS: QueryParameters = [
  ['b5', '=%3D'],
  ['a3', 'a'],
  ['c@', ''],
  ['a2', 'r b'],
  ['oauth_consumer_key', '9djdj82h48djs9d2'],
  ['oauth_token', 'kkk9d7dh3k39sjv7'],
  ['oauth_signature_method', 'HMAC-SHA1'],
  ['oauth_timestamp', '137131201'],
  ['oauth_nonce', '7d8f3e4a'],
  ['c2', ''],
  ['a3', '2 q'],
];

test('the text that is signed is that of RFC 5849, 3.4.1.1', () => {
  expect(baseString('post', 'http://EXAMPLE.COM:80/request', PARAMETERS)).toBe(BASE);
});

test.each([
  ['http://EXAMPLE.COM:80/r%20v/X?id=123', 'http%3A%2F%2Fexample.com%2Fr%2520v%2FX'],
  ['https://www.example.net:8080/?q=1', 'https%3A%2F%2Fwww.example.net%3A8080%2F'],
])('the address %s is written as RFC 5849, 3.4.1.2 has it', (url, written) => {
  expect(baseString('GET', url, []).split('&')[1]).toBe(written);
});

test('its HMAC-SHA256 is the one that openssl gives', () => {
  const secrets = ['ECrDNoq1VYzzzzzzzzzyAK7TwZNtPnkqatqZZZZ', 'just-a-string    asdasd'] as const;
  expect(signature(BASE, ...secrets)).toBe('wdfdHUKXHbOnOGZP8WFAWMSAmWzN3EVBWWgXGlC/Eo4=');
});

test('what is not unreserved is encoded, by its UTF-8 bytes', () => {
  expect(encode("aZ09-._~ !'()*+/☃")).toBe('aZ09-._~%20%21%27%28%29%2A%2B%2F%E2%98%83');
});

test('a signature covers method, address, parameters, nonce and time', () => {
  const signer = { key: 'ck', secret: 'cs', nonce: 'n', timestamp: 1 };
  const of = (...args: Parameters<typeof signed>) =>
    Object.fromEntries(signed(...args)).oauth_signature;
  const variants = [
    of('GET', 'http://shop.test/a', [['q', '1']], signer),
    of('PUT', 'http://shop.test/a', [['q', '1']], signer),
    of('GET', 'http://shop.test/b', [['q', '1']], signer),
    of('GET', 'http://shop.test/a', [['q', '2']], signer),
    of('GET', 'http://shop.test/a', [['q', '1']], { ...signer, nonce: 'm' }),
    of('GET', 'http://shop.test/a', [['q', '1']], { ...signer, timestamp: 2 }),
    of('GET', 'http://shop.test/a', [['q', '1']], { ...signer, secret: 'x' }),
  ];
  expect(new Set(variants).size).toBe(variants.length);
});
