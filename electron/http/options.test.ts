import { expect, test } from 'vitest';
import { err, ok } from '../../shared/result.ts';
import { readOptions } from './options.ts';

const plain = {
  port: 4870,
  token: undefined,
  ordersKey: undefined,
  channelHomes: {},
  scanners: undefined,
};

test('without a word: the fixed port, no scanner port', () => {
  expect(readOptions([], {})).toEqual(ok(plain));
});

test('the command line comes before the environment', () => {
  expect(readOptions(['--port', '5000'], { PACKBENCH_PORT: '6000' })).toEqual(
    ok({ ...plain, port: 5000 }),
  );
  expect(readOptions(['--scanner-port=7000'], { PACKBENCH_PORT: '6000' })).toEqual(
    ok({ ...plain, port: 6000, scanners: { port: 7000, address: '127.0.0.1' } }),
  );
});

test.each([
  [['--port'], {}, { kind: 'bad-flag', flag: '--port' }],
  [['--port', 'x'], {}, { kind: 'bad-port', value: 'x' }],
  [['--port', '0'], {}, { kind: 'bad-port', value: '0' }],
  [['--port', '65536'], {}, { kind: 'bad-port', value: '65536' }],
  [['--no-token'], {}, { kind: 'bad-flag', flag: '--no-token' }],
  [['4870'], {}, { kind: 'bad-flag', flag: '4870' }],
  [[], { PACKBENCH_TOKEN: 'short' }, { kind: 'bad-token' }],
  [[], { PACKBENCH_ORDERS_KEY: 'short' }, { kind: 'bad-orders-key' }],
  [[], { PACKBENCH_CHANNEL_HOMES: '{' }, { kind: 'bad-channel-homes' }],
  [[], { PACKBENCH_CHANNEL_HOMES: '{"shop":"http://x"}' }, { kind: 'bad-channel-homes' }],
])('%j %j is refused', (args, env, fault) => {
  expect(readOptions(args, env)).toEqual(err(fault));
});
