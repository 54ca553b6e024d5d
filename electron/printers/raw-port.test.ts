/** A printer's raw port: taken whole, not there, gone in the middle, silent. */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { sendRaw } from './raw-port.ts';

async function printer(deal: (socket: Socket) => void) {
  const server: Server = createServer({ allowHalfOpen: true }, deal);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

test('a label is taken whole', async () => {
  const got: string[] = [];
  const at = await printer((socket) => {
    socket.setEncoding('utf8').on('data', (text: string) => got.push(text));
    socket.on('end', () => socket.end());
  });
  expect(await sendRaw(at, '^XA^FDZoë^FS^XZ')).toEqual({ ok: true, value: {} });
  expect(got.join('')).toBe('^XA^FDZoë^FS^XZ');
});

test('one that keeps the line open has taken it all the same', async () => {
  const at = await printer((socket) => {
    socket.resume();
    onTestFinished(() => void socket.destroy());
  });
  expect(await sendRaw(at, '^XA^XZ')).toEqual({ ok: true, value: {} });
});

test('a printer that is not there took nothing', async () => {
  const at = await printer(() => undefined);
  const gone = { ...at, port: 1 };
  expect(await sendRaw(gone, '^XA^XZ')).toEqual({
    ...{ ok: false, error: { kind: 'printer-unreachable', reason: 'ECONNREFUSED' } },
  });
});

test('one that breaks off in the middle may have printed', async () => {
  const at = await printer((socket) => socket.once('data', () => socket.resetAndDestroy()));
  const sent = await sendRaw(at, 'x'.repeat(20_000_000));
  expect(sent).toMatchObject({ ok: false, error: { kind: 'printer-unsure' } });
});

test('one that takes nothing any more may have printed', async () => {
  const at = await printer((socket) => {
    socket.pause();
    onTestFinished(() => void socket.destroy());
  });
  const sent = await sendRaw(at, 'x'.repeat(20_000_000), 300);
  expect(sent).toEqual({
    ...{ ok: false, error: { kind: 'printer-unsure', reason: 'it does not answer' } },
  });
});
