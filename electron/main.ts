/** The Electron shell's entry: one window, the app protocol, the host behind a message port. Wiring alone. */
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  MessageChannelMain,
  protocol,
  safeStorage,
  screen,
  session,
} from 'electron';
import { version } from '../package.json';
import { readOptions } from './http/options.ts';
import { runHost } from './parts.ts';
import { encryptedSecrets } from './secrets.ts';
import { APP_ORIGIN, APP_SCHEME, servePage } from './window/app-protocol.ts';
import { connectPages } from './window/host-port.ts';
import { readBounds, writeBounds } from './window/window-bounds.ts';
import { guardContents, guardSession, PAGE_PREFERENCES } from './window/window-security.ts';

const here = import.meta.dirname;
/** Vite's server while developing; the built page otherwise. */
const devPage = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
const origin = devPage === undefined ? APP_ORIGIN : new URL(devPage).origin;

if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  const folder = app.getPath('userData');
  const running = runHost({
    version,
    hostName: `Electron ${process.versions.electron}`,
    folder,
    dataPlace: { kind: 'folder', folder },
    // A thread's program cannot be read out of the archive.
    documentWorker: join(here, 'document-worker.js').replace('app.asar', 'app.asar.unpacked'),
    secrets: encryptedSecrets(safeStorage, join(folder, 'secrets.json'), app.whenReady()),
  });
  process.on('unhandledRejection', running.report);
  protocol.registerSchemesAsPrivileged([APP_SCHEME]);
  app.on('web-contents-created', (_event, contents) =>
    guardContents(contents, origin, running.report),
  );
  app.on('second-instance', () => showWindow());
  app.on('window-all-closed', () => app.quit());
  app.on('quit', () => void running.close());

  app
    .whenReady()
    .then(async () => {
      guardSession(session.defaultSession);
      servePage(protocol, join(here, '..', 'renderer'));
      connectPages(ipcMain, () => new MessageChannelMain(), { ...running, origin });
      hideMenu();
      openWindow(join(folder, 'window.json'), running.report);
      const options = readOptions([], process.env);
      if (options.ok && options.value.scanners !== undefined)
        await running.listen(options.value.scanners.port, options.value.scanners.address);
    })
    .catch(running.report);
}

/** Scanners send control keys: with a menu, one of them would close the window or open a menu over the scan. */
function hideMenu(): void {
  const mac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    mac ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]) : null,
  );
}

function openWindow(boundsFile: string, report: (error: unknown) => void): void {
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const saved = readBounds(boundsFile, screens);
  const window = new BrowserWindow({
    ...(saved ?? { width: 1280, height: 860 }),
    minWidth: 720,
    minHeight: 540,
    show: false,
    title: 'Packbench',
    webPreferences: { ...PAGE_PREFERENCES, preload: join(here, '..', 'preload', 'preload.cjs') },
  });
  if (saved?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    writeBounds(boundsFile, { ...window.getNormalBounds(), maximized: window.isMaximized() }),
  );
  window.webContents.on('render-process-gone', (_event, details) => {
    report(`the page ended: ${details.reason}`);
    if (details.reason !== 'clean-exit') window.reload();
  });
  window.loadURL(devPage ?? `${APP_ORIGIN}/`).catch(report);
}

function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}
