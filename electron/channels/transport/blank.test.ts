import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankAddress, blankAnswerHeaders, blankBody, blankRequestHeaders } from './blank.ts';

test.each([
  ['https://shop.example/a?page=2&status=any', 'https://shop.example/a?page=2&status=any'],
  ['https://shop.example/a#part', 'https://shop.example/a'],
  [
    'https://ann:pw@shop.example/a?consumer_key=ck_1&consumer_secret=cs_1',
    'https://[blanked]@shop.example/a?consumer_key=[blanked]&consumer_secret=[blanked]',
  ],
  [
    '/a?oauth_nonce=1&oauth_signature=a%3D&after=x',
    '/a?oauth_nonce=[blanked]&oauth_signature=[blanked]&after=x',
  ],
  [
    '/a?key=1&code=2&api-key=3&X-Amz-Signature=4&access_token',
    '/a?key=[blanked]&code=[blanked]&api-key=[blanked]&X-Amz-Signature=[blanked]&access_token=[blanked]',
  ],
  ['/a?paginationToken=abc&next_token=def', '/a?paginationToken=abc&next_token=def'],
])('%s', (url, blanked) => {
  expect(blankAddress(url)).toBe(blanked);
});

test.each([
  ['{"total":1.10,"key":"_items","code":"x"}', '{"total":1.10,"key":"_items","code":"x"}'],
  [
    '{"access_token":"a\\"b","expires_in":3600, "refreshToken" : "c"}',
    '{"access_token":"[blanked]","expires_in":3600, "refreshToken" : "[blanked]"}',
  ],
  ['{"a":{"password":"pä"},"nextToken":"n"}', '{"a":{"password":"[blanked]"},"nextToken":"n"}'],
  [
    'grant_type=refresh_token&refresh_token=r1&client_secret=s',
    'grant_type=refresh_token&refresh_token=[blanked]&client_secret=[blanked]',
  ],
  ['{"a":[":"],"token":"t"}', '{"a":[":"],"token":"[blanked]"}'],
  ['<html>a=b</html>', '<html>a=b</html>'],
])('%s', (body, blanked) => {
  expect(blankBody(body)).toBe(blanked);
});

test('of a request no header is kept that could be a key', () => {
  expect(
    blankRequestHeaders({ Accept: 'a/b', Authorization: 'Bearer x', 'X-Shopify-Whatever': 'y' }),
  ).toEqual({ Accept: 'a/b', Authorization: '[blanked]', 'X-Shopify-Whatever': '[blanked]' });
});

test('of an answer all is kept that is no secret', () => {
  expect(
    blankAnswerHeaders({
      'x-wp-total': '3',
      'set-cookie': 'a=b',
      'vendure-auth-token': 'x',
      location: '/a?code=1',
    }),
  ).toEqual({
    'x-wp-total': '3',
    'set-cookie': '[blanked]',
    'vendure-auth-token': '[blanked]',
    location: '/a?code=[blanked]',
  });
});

test('what is JSON stays JSON, and blanking it again changes nothing', () => {
  const names = fc.constantFrom('token', 'api_key', 'password', 'name', 'key');
  const documents = fc.dictionary(names, fc.oneof(fc.string(), fc.double(), fc.array(fc.string())));
  fc.assert(
    fc.property(documents, (document) => {
      const once = blankBody(JSON.stringify(document));
      const read = JSON.parse(once);
      expect(Object.keys(read)).toEqual(Object.keys(document));
      expect(blankBody(once)).toBe(once);
      for (const name of ['token', 'api_key', 'password'])
        if (typeof document[name] === 'string') expect(read[name]).toBe('[blanked]');
    }),
  );
});
