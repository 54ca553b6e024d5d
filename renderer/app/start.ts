/** Opening the page: store, session, host and scanners put together. */
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { personWithBadge } from '../../shared/people/person.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type Host, openHost } from '../host.ts';
import { createHostRemote } from '../host-remote.ts';
import { attachCapture } from '../scanner/capture.ts';
import { createScanInbox, type ScanInbox, type ScanReceiver } from '../scanner/scan-inbox.ts';
import { startBackups } from '../store/backup-schedule.ts';
import { type OpenFault, openBrowserStore } from '../store/browser-store.ts';
import { startChannels } from '../store/channels/channel-runner.ts';
import { forgetErased } from '../store/channels/forget-raw.ts';
import { signIn } from '../store/commands/people.ts';
import { SheetSession } from '../store/counting/sheet-session.ts';
import { startOutbox } from '../store/outbox/outbox-runner.ts';
import { PackSession } from '../store/pack-session.ts';
import { PickSession } from '../store/picking/pick-session.ts';
import { PrintQueue } from '../store/printing/print-queue.ts';
import { startRetention } from '../store/retention.ts';
import { startStockOut } from '../store/stock-out/stock-out.ts';
import type { Store } from '../store/store.ts';
import { askToKeep } from './kept.ts';
import type { Workspace } from './workspace.ts';

/** The workspace, ready to render; what is not loaded yet arrives behind it. */
export async function startWorkspace(): Promise<Result<Workspace, OpenFault>> {
  performance.mark('store:open');
  const opened = await openBrowserStore();
  if (!opened.ok) return err(opened.error);
  const store = opened.value;
  void store.ready.then(() => performance.mark('store:ready'));
  const session = new PackSession(store);
  const picking = new PickSession(store);
  const counting = new SheetSession(store);
  const inbox = createScanInbox({
    now: () => performance.now(),
    first: ({ text }) => badgeReceiver(store, text),
  });
  const host = openHost();
  const printing = new PrintQueue({ store, printer: host.printer });
  listen(inbox, store, host);
  store.replication.follow(createHostRemote(host));
  const channels = startChannels({ store, channels: host.channels });
  const outbox = startOutbox({ store, channels: host.channels });
  const stockOut = startStockOut({ store, channels: host.channels, pulls: channels.view });
  forgetErased({ store, channels: host.channels });
  startBackups({ store, backups: host.backups }, timer);
  startRetention(store, timer);
  reportFaults(host);
  void askToKeep();
  return ok({
    store,
    session,
    picking,
    printing,
    counting,
    host,
    inbox,
    server: host.server,
    channels,
    outbox,
    stockOut,
  });
}

/** Runs once after so long; gives how to take it back. */
function timer(run: () => void, ms: number): () => void {
  const asked = setTimeout(run, ms);
  return () => clearTimeout(asked);
}

/** A badge signs in wherever it is scanned; null for what is none. */
function badgeReceiver(store: Store, text: string): ScanReceiver | null {
  const { people } = store.settingsView.getState();
  const person = personWithBadge(people, text);
  if (person === undefined) return null;
  return async () => {
    const name = people[person]?.name ?? '';
    const signedIn = await signIn(store, person);
    const message = signedIn.ok
      ? i18next.t('people:here', { name })
      : i18next.t('people:notSaved', { reason: signedIn.error.reason });
    notifications.show({ message, color: signedIn.ok ? 'blue' : 'red' });
  };
}

/** Every scanner there is, into the one inbox. */
function listen(inbox: ScanInbox, store: Store, host: Host): void {
  const now = () => performance.now();
  attachCapture({
    target: window,
    now,
    settings: () => store.settingsView.getState().scanning,
    onRead: (read) => inbox.push(read),
  });
  host.onScan(({ code }) => inbox.push({ text: code, input: 'network', at: now() }));
}

/** Faults that nobody caught go to the host's log, where support can find them. */
function reportFaults(host: Host): void {
  const report = (message: string, where: string) =>
    void host.log.write({
      level: 'error',
      message: message.slice(0, 4_000),
      where: where.slice(0, 4_000),
    });
  window.addEventListener('error', ({ message, filename, lineno }) =>
    report(message, `${filename}:${lineno}`),
  );
  window.addEventListener('unhandledrejection', ({ reason }) =>
    report(String(reason), reason instanceof Error ? (reason.stack ?? '') : ''),
  );
}
