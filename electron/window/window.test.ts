import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session, WebContents } from 'electron';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backupFiles } from '../backups/backup-files.ts';
import { idleDesk } from '../channels/testing/idle-desk.ts';
import { createHost } from '../host.ts';
import { createScanReads } from '../scanners/reads.ts';
import { memorySecrets } from '../secrets.ts';
import { createShopServer } from '../sync/shop-server.ts';
import { APP_ORIGIN, pageAnswer } from './app-protocol.ts';
import { connectPages } from './host-port.ts';
import { readBounds, writeBounds } from './window-bounds.ts';
import { guardContents, guardSession } from './window-security.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packbench-window-'));
  writeFileSync(join(folder, 'index.html'), 'the page');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the app protocol gives the page with its policy, to its own origin, and stays in its folder', async () => {
  const get = (url: string, method = 'GET') => pageAnswer({ method, url }, folder);
  const page = await get(`${APP_ORIGIN}/?x#y`);
  expect(await page.text()).toBe('the page');
  expect(page.headers.get('content-security-policy')).toContain("connect-src 'self';");
  const statuses = await Promise.all([
    get(`${APP_ORIGIN}/../../etc/passwd.txt`),
    get(`${APP_ORIGIN}/%2e%2e/%2e%2e/etc/passwd.txt`),
    get('app://packbench.evil/index.html'),
    get(`${APP_ORIGIN}/`, 'POST'),
  ]);
  expect(statuses.map((answer) => answer.status)).toEqual([404, 404, 403, 403]);
});

test('a window stays on its page and opens no other', () => {
  type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];
  let open: OpenHandler | undefined;
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: OpenHandler) => {
      open = handler;
    },
  });
  const reported: unknown[] = [];
  guardContents(contents as never, APP_ORIGIN, (what) => reported.push(what));

  expect(open?.({ url: 'https://evil.example/' } as never)).toEqual({ action: 'deny' });
  const goes = (url: string) => {
    let prevented = false;
    contents.emit('will-navigate', {
      url,
      preventDefault: () => {
        prevented = true;
      },
    });
    return !prevented;
  };
  expect(goes(`${APP_ORIGIN}/queue`)).toBe(true);
  expect(goes('https://evil.example/')).toBe(false);
  expect(goes('app://packbench.evil/')).toBe(false);
  expect(goes('file:///etc/passwd')).toBe(false);
  expect(reported).toHaveLength(4);
});

test('the page is given no permission but to copy', () => {
  type Handlers = Parameters<Session['setPermissionRequestHandler']>[0] &
    Parameters<Session['setPermissionCheckHandler']>[0] &
    Parameters<Session['setDevicePermissionHandler']>[0];
  const handlers: Handlers[] = [];
  const keep = (handler: unknown) => void handlers.push(handler as Handlers);
  guardSession({
    setPermissionRequestHandler: keep,
    setPermissionCheckHandler: keep,
    setDevicePermissionHandler: keep,
  });
  const [request, check, device] = handlers;
  const answers: boolean[] = [];
  for (const permission of ['media', 'geolocation', 'hid', 'clipboard-sanitized-write'])
    request?.(
      {} as never,
      permission as never,
      (allowed: boolean) => answers.push(allowed),
      {} as never,
    );
  expect(answers).toEqual([false, false, false, true]);
  expect(check?.(null, 'serial', '', {} as never)).toBe(false);
  expect(device?.({} as never)).toBe(false);
});

test('only the own top frame is handed a port', () => {
  const ipc = new EventEmitter();
  const reported: unknown[] = [];
  let channels = 0;
  const port = Object.assign(new EventEmitter(), { postMessage: () => {}, start: () => {} });
  connectPages(
    ipc as never,
    () => {
      channels += 1;
      return { port1: port as never, port2: port as never };
    },
    {
      host: createHost({
        about: {} as never,
        renderDocument: () => Promise.reject(new Error('not asked for')),
        backups: backupFiles('/nowhere'),
        sendRaw: () => Promise.reject(new Error('not asked for')),
        writeLog: () => {},
        scans: createScanReads().follow,
        server: createShopServer({ folder, secrets: memorySecrets() }),
        channels: idleDesk(),
      }),
      origin: APP_ORIGIN,
      report: (what) => reported.push(what),
    },
  );
  const posted: unknown[] = [];
  const frame = (url: string) => ({ url, postMessage: (name: string) => posted.push(name) });
  const own = frame(`${APP_ORIGIN}/`);
  ipc.emit('host:connect', { senderFrame: own, sender: { mainFrame: own } });
  expect([channels, posted, reported]).toEqual([1, ['host:port'], []]);

  const other = frame('https://evil.example/');
  ipc.emit('host:connect', { senderFrame: other, sender: { mainFrame: other } });
  ipc.emit('host:connect', { senderFrame: frame(`${APP_ORIGIN}/x`), sender: { mainFrame: own } });
  ipc.emit('host:connect', { senderFrame: null, sender: { mainFrame: own } });
  expect([channels, posted, reported.length]).toEqual([1, ['host:port'], 3]);
});

test('a window comes back where it was, unless its screen is gone', () => {
  const file = join(folder, 'deep', 'window.json');
  const bounds = { x: 2000, y: 50, width: 1200, height: 800, maximized: true };
  writeBounds(file, bounds);
  const right = { x: 1920, y: 0, width: 1920, height: 1080 };
  expect(readBounds(file, [right])).toEqual(bounds);
  expect(readBounds(file, [{ ...right, x: 0 }])).toBeUndefined();
  writeFileSync(file, '{"x":');
  expect(readBounds(file, [right])).toBeUndefined();
});
