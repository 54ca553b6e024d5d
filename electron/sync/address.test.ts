import { expect, test } from 'vitest';
import { err, ok } from '../../shared/result.ts';
import { localPath, readAddress } from './address.ts';

test.each([
  ['couch.example.com', 'https://couch.example.com'],
  ['couch.example.com:6984/', 'https://couch.example.com:6984'],
  [' HTTPS://Couch.Example.com/shop/ ', 'https://couch.example.com/shop'],
  ['https://couch.example.com/?x=1#y', 'https://couch.example.com'],
  ['http://127.8.0.1:5984', 'http://127.8.0.1:5984'],
  ['http://localhost:5984', 'http://localhost:5984'],
  ['http://[::1]:5984', 'http://[::1]:5984'],
  ['http://10.1.2.3', 'http://10.1.2.3'],
  ['http://172.31.0.9', 'http://172.31.0.9'],
  ['http://192.168.1.2', 'http://192.168.1.2'],
  ['http://169.254.9.9', 'http://169.254.9.9'],
  ['http://[fd00::1]', 'http://[fd00::1]'],
  ['http://[fe80::1]', 'http://[fe80::1]'],
  ['http://packhub.local:5984', 'http://packhub.local:5984'],
])('%s is the server %s', (text, address) => {
  expect(readAddress(text)).toEqual(ok(address));
});

test.each([
  ['', 'bad-address'],
  ['ftp://couch.example.com', 'bad-address'],
  ['https://ann:secret@couch.example.com', 'bad-address'],
  ['https://ann@couch.example.com', 'bad-address'],
  ['https://a b', 'bad-address'],
  ['http://couch.example.com', 'not-encrypted'],
  ['http://8.8.8.8', 'not-encrypted'],
  ['http://172.32.0.1', 'not-encrypted'],
  ['http://10.evil.example', 'not-encrypted'],
  ['http://127.0.0.1.evil.example', 'not-encrypted'],
  ['http://[2001:db8::1]', 'not-encrypted'],
])('%s is refused: %s', (text, kind) => {
  expect(readAddress(text)).toEqual(err({ kind }));
});

test('R9: a name in a path stays in its place', () => {
  expect(localPath('../../_users?x#y')).toBe('_local/..%2F..%2F_users%3Fx%23y');
});
