/** What the window's page may not do: go elsewhere, open windows, embed, ask for devices. */
import type { Session, WebContents } from 'electron';
import type { Report } from '../wires.ts';

/** How the window's page is run: as a web page, with no way to the machine but the preload's port. */
export const PAGE_PREFERENCES = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webviewTag: false,
  // Chromium's PDF viewer, which shows slips and labels, is a plugin.
  plugins: true,
  // A scan must have its verdict while another window is in front, too.
  backgroundThrottling: false,
  spellcheck: false,
} as const;

/** Permissions that the page may have; the rest is denied without asking. */
const ALLOWED: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Denies permissions and devices to every page of the session. */
export function guardSession(
  session: Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >,
): void {
  session.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(ALLOWED.has(permission)),
  );
  session.setPermissionCheckHandler((_contents, permission) => ALLOWED.has(permission));
  session.setDevicePermissionHandler(() => false);
}

/** Keeps a window on its own page. What it tried is reported. */
export function guardContents(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
  origin: string,
  report: Report,
): void {
  contents.setWindowOpenHandler(({ url }) => {
    report(`refused to open ${url}`);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (details) => {
    if (isOwn(details.url, origin)) return;
    details.preventDefault();
    report(`refused to go to ${details.url}`);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Whether an address belongs to the page itself. */
export function isOwn(url: string, origin: string): boolean {
  return url === origin || url.startsWith(`${origin}/`);
}
