import { join } from 'node:path';
import { expect, test } from 'vitest';
import { err, ok } from '../../shared/result.ts';
import { readHubOptions } from './options.ts';

const env = { PACKBENCH_DATA: '/data' };
const folder = join('/data', 'hub');
const plain = { kind: 'serve', folder, address: '127.0.0.1', port: 5985 };

test('without a word: this computer alone, a folder beside the app’s own', () => {
  expect(readHubOptions([], env, 'linux')).toEqual(ok(plain));
});

test('address, port and folder as told', () => {
  const args = ['--address', '192.168.1.20', '--port=6000', '--folder', '/elsewhere'];
  expect(readHubOptions(args, env, 'linux')).toEqual(
    ok({ kind: 'serve', folder: '/elsewhere', address: '192.168.1.20', port: 6000 }),
  );
});

test('an account is added to a folder', () => {
  expect(readHubOptions(['--add-account', 'bench-2'], env, 'linux')).toEqual(
    ok({ kind: 'add-account', folder, name: 'bench-2' }),
  );
});

test.each([
  [['--port'], { kind: 'bad-flag', flag: '--port' }],
  [['--port', 'x'], { kind: 'bad-port', value: 'x' }],
  [['--port', '65536'], { kind: 'bad-port', value: '65536' }],
  [['--public'], { kind: 'bad-flag', flag: '--public' }],
  [['5985'], { kind: 'bad-flag', flag: '5985' }],
  [['--add-account', 'Bench 2'], { kind: 'bad-account', value: 'Bench 2' }],
  [['--add-account', '__proto__'], { kind: 'bad-account', value: '__proto__' }],
])('%j is refused', (args, fault) => {
  expect(readHubOptions(args, env, 'linux')).toEqual(err(fault));
});
