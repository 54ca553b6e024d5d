import { once } from 'node:events';
import { type AddressInfo, connect, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { ScanRead } from '../../shared/host.ts';
import { listenForScanners } from './network.ts';
import { createScanReads } from './reads.ts';

const noon = () => new Date('2026-11-23T12:00:00Z');
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listening() {
  const reads: ScanRead[] = [];
  const faults: string[] = [];
  const server = await listenForScanners({
    port: 0,
    now: noon,
    onRead: (read) => reads.push(read),
    onFault: (fault) => faults.push(fault),
  });
  open.push(server);
  const address = server.address() as AddressInfo;
  return { reads, faults, address };
}

test('a scanner on the network is read, on this machine alone unless asked otherwise', async () => {
  const { reads, address } = await listening();
  expect(address.address).toBe('127.0.0.1');
  const scanner = connect(address.port, '127.0.0.1');
  scanner.end('4006381333931\r\n4006381333931\r\nA-1');
  await once(scanner, 'close');
  const at = '2026-11-23T12:00:00.000Z';
  const device = 'network:127.0.0.1';
  expect(reads).toEqual([
    { code: '4006381333931', device, at },
    { code: '4006381333931', device, at },
    { code: 'A-1', device, at },
  ]);
});

test('a scanner without a suffix is understood by its pause', async () => {
  const { reads, address } = await listening();
  const scanner = connect(address.port, '127.0.0.1');
  scanner.write('123');
  await expect.poll(() => reads.map((read) => read.code)).toEqual(['123']);
  scanner.write('456');
  await expect.poll(() => reads.map((read) => read.code)).toEqual(['123', '456']);
  scanner.destroy();
});

test('a web page that speaks HTTP to the port scans nothing', async () => {
  const { reads, faults, address } = await listening();
  await expect(
    fetch(`http://127.0.0.1:${address.port}/`, { method: 'POST', body: '4006381333931\n' }),
  ).rejects.toThrow();
  expect(reads).toEqual([]);
  expect(faults).toEqual(['network:127.0.0.1 spoke HTTP and was hung up on']);
});

test('a port that is taken is said, not worked around', async () => {
  const { address } = await listening();
  const second = listenForScanners({
    port: address.port,
    now: noon,
    onRead: () => {},
    onFault: () => {},
  });
  await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('each follower sees the reads put after it began, and ends with its signal', async () => {
  const reads = createScanReads();
  const leaving = new AbortController();
  const follower = reads.follow(leaving.signal);
  const read = { code: '1', device: 'test', at: noon().toISOString() };
  reads.put(read);
  expect(await follower.next()).toEqual({ done: false, value: read });
  leaving.abort();
  expect(await follower.next()).toEqual({ done: true, value: undefined });
});
