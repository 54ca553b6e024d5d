import { expect, test } from 'vitest';
import { redact } from './redact.ts';

test.each([
  ['http://127.0.0.1:4870/?token=abcdef123', 'http://127.0.0.1:4870/?token=[blanked]'],
  ['https://owner:hunter2@couch.example/db', 'https://[blanked]@couch.example/db'],
  [
    'fetch of http://ann:p@ss:w0rd@10.0.0.2:5984/shop-orders',
    'fetch of http://[blanked]@10.0.0.2:5984/shop-orders',
  ],
  ['{"authorization":"Basic YmVuY2g6cHc="}', '{"authorization":[blanked]}'],
  ['Authorization: Basic YmVuY2g6cHc=', 'Authorization: Basic [blanked]'],
  ['Authorization: Bearer abc.def-123456', 'Authorization: Bearer [blanked]'],
  ['{"password":"hunter 2","user":"ann"}', '{"password":[blanked],"user":"ann"}'],
  ['api_key=12345&page=2', 'api_key=[blanked]&page=2'],
  ['key shpat_0123456789abcdef refused', 'key [blanked] refused'],
  ['scan of 4006381333931 refused', 'scan of 4006381333931 refused'],
])('%s', (text, blanked) => {
  expect(redact(text)).toBe(blanked);
});
