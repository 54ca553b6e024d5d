/** A browser of a test's own with a profile on disk, to be killed: Playwright's launch would end it politely. */
import { type ChildProcess, spawn } from 'node:child_process';
import { type Browser, chromium, type Page } from '@playwright/test';
import { launchOptions } from '../setup/chromium.ts';
import { TOKEN } from '../setup/node-host.ts';

export interface OwnBrowser {
  readonly browser: Browser;
  readonly page: Page;
  /** Ends every process of the browser at once, as a power cut would. */
  readonly kill: () => Promise<void>;
}

/** Starts a browser with this profile and lets it in at the host. */
export async function startOwnBrowser(profile: string, baseURL: string): Promise<OwnBrowser> {
  const { executablePath, args } = launchOptions();
  const child = spawn(
    executablePath,
    [
      ...args,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const browser = await chromium.connectOverCDP(await devtoolsOf(child));
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.newPage());
  if (!page) throw new Error('the browser has no page');
  await page.goto(`${baseURL}/?token=${TOKEN}`);
  const kill = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
    await ended;
  };
  return { browser, page, kill };
}

function devtoolsOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += String(chunk);
      const address = /DevTools listening on (\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', () => reject(new Error(`the browser ended: ${said}`)));
  });
}
