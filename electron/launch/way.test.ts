/** What `npm start` does with its command line, where a window can be opened and where not. */
import { expect, test } from 'vitest';
import { wayOf } from './way.ts';

const window = () => ({ path: '/electron' });
const none = () => ({ reason: 'there is no display here' });

test('a window where there is one, and the reason where there is none', () => {
  expect(wayOf([], {}, window)).toEqual({ kind: 'window', path: '/electron', env: {} });
  expect(wayOf([], {}, none)).toEqual({ kind: 'browser', because: 'there is no display here' });
});

test('a scanner port leads to no other orders than those of the window', () => {
  expect(wayOf(['--scanner-port', '9200'], {}, window)).toEqual({
    kind: 'window',
    path: '/electron',
    env: { PACKBENCH_SCANNER_PORT: '9200', PACKBENCH_SCANNER_ADDRESS: '127.0.0.1' },
  });
});

test.each([[['--port', '4900']], [['--port=4900']]])('%j is for a browser', (args) => {
  expect(wayOf(args, {}, window)).toEqual({ kind: 'browser', because: 'a port was asked for' });
});

test('a command line that makes no sense fetches nothing and is left to the server', () => {
  const fetched: string[] = [];
  const fetch = () => {
    fetched.push('electron');
    return { path: '/electron' };
  };
  expect(wayOf(['--prot', '1'], {}, fetch)).toEqual({ kind: 'browser', because: null });
  expect(fetched).toEqual([]);
});
