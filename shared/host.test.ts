import { getContractRouter } from '@orpc/contract';
import { expect, test } from 'vitest';
import { config, z } from 'zod';
import { about, hostContract, hostFault, scanRead } from './host.ts';

test('the allow-list is the contract: a name that is not in it leads nowhere', () => {
  expect(getContractRouter(hostContract, ['document', 'render'])).toBeDefined();
  expect(getContractRouter(hostContract, ['document', 'delete'])).toBeUndefined();
  expect(getContractRouter(hostContract, ['secrets'])).toBeUndefined();
});

test('zod was told not to compile before the first schema was built', () => {
  expect(config().jitless).toBe(true);
});

test('only JSON crosses: what a host says about itself survives being written and read', () => {
  const said = {
    version: '1.2.3',
    hostName: 'Node 20',
    platform: 'linux',
    dataPlace: { kind: 'browser', address: 'http://127.0.0.1:4870', hostFolder: '/data' },
    logFile: '/data/packbench.log',
    limits: { messageBytes: 1, logEntryChars: 2, documentLines: 3 },
  };
  expect(about.parse(JSON.parse(JSON.stringify(said)))).toEqual(said);
});

test('a scan has a time that is a time', () => {
  const read = { code: '4006381333931', device: 'network', at: '2026-11-23T10:00:00.000Z' };
  expect(scanRead.parse(read)).toEqual(read);
  expect(scanRead.safeParse({ ...read, at: 'noon' }).success).toBe(false);
});

test('the faults that may befall any call are a closed set', () => {
  const kinds = hostFault.options.map((option) => option.shape.kind.value);
  expect(kinds).toEqual(['host-gone', 'host-silent', 'host-failed']);
  expect(z.safeParse(hostFault, { kind: 'host-tired' }).success).toBe(false);
});
