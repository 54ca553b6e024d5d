import { expect, test } from 'vitest';
import { type Asked, admit, admitSocket, welcomeAddress } from './gate.ts';

const gate = { port: 4870, token: 'a-token-of-24-letters-xx' };
const cookie = `other=1; packbench-4870=${gate.token}`;

function asked(part: Partial<Asked> = {}): Asked {
  return { method: 'GET', url: '/', host: '127.0.0.1:4870', origin: undefined, cookie, ...part };
}

test('the printed address lets a browser in, once and for a year', () => {
  const url = welcomeAddress(gate).replace('http://127.0.0.1:4870', '');
  expect(admit(asked({ url, cookie: undefined }), gate)).toEqual({
    kind: 'welcome',
    cookie:
      'packbench-4870=a-token-of-24-letters-xx; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000',
  });
});

test('a browser that was let in gets the page', () => {
  expect(admit(asked({ url: '/assets/a.js?v=1' }), gate)).toEqual({
    kind: 'admitted',
    pathname: '/assets/a.js',
  });
});

test.each([
  ['no cookie', { cookie: undefined }],
  ['a wrong cookie', { cookie: 'packbench-4870=guess' }],
  ["another port's cookie", { cookie: `packbench-4871=${gate.token}` }],
  ['a wrong token in the address', { url: '/?token=guess' }],
  ['the right token in another path', { url: `/x?token=${gate.token}`, cookie: undefined }],
])('%s is a stranger', (_, part) => {
  expect(admit(asked(part), gate)).toEqual({ kind: 'stranger' });
});

test.each([
  ['a rebound name', { host: 'evil.example:4870' }, 403],
  ['no host', { host: undefined }, 403],
  ['another port', { host: '127.0.0.1:4871' }, 403],
  ['a page of another origin', { origin: 'http://evil.example' }, 403],
  ['a page of another local port', { origin: 'http://127.0.0.1:3000' }, 403],
  ['a sandboxed page', { origin: 'null' }, 403],
  ['a write', { method: 'POST' }, 405],
  ['a proxied address', { url: 'http://evil.example/' }, 400],
  ['a protocol-relative address', { url: '//evil.example/' }, 400],
])('%s is refused, cookie or not', (_, part, status) => {
  expect(admit(asked(part), gate)).toEqual({ kind: 'refused', status });
});

test('localhost is led to the one address whose orders a browser keeps', () => {
  const request = asked({ host: 'localhost:4870', url: '/queue?token=x', cookie: undefined });
  expect(admit(request, gate)).toEqual({
    kind: 'moved',
    to: 'http://127.0.0.1:4870/queue?token=x',
  });
});

test('a socket needs the cookie, the path and our own origin', () => {
  const origin = 'http://127.0.0.1:4870';
  const socket = asked({ url: '/host', origin });
  expect(admitSocket(socket, gate)).toBe(true);
  expect(admitSocket({ ...socket, origin: undefined }, gate)).toBe(false);
  expect(admitSocket({ ...socket, origin: 'http://evil.example' }, gate)).toBe(false);
  expect(admitSocket({ ...socket, cookie: undefined }, gate)).toBe(false);
  expect(admitSocket({ ...socket, host: 'evil.example:4870' }, gate)).toBe(false);
  expect(admitSocket({ ...socket, url: '/other' }, gate)).toBe(false);
});
