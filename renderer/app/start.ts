/** Opening the page: store, session, host and scanner put together. */

import { err, ok, type Result } from '../../shared/result.ts';
import { connectHost } from '../host.ts';
import { attachCapture } from '../scanner/capture.ts';
import { createScanInbox } from '../scanner/scan-inbox.ts';
import { type OpenFault, openBrowserStore, persist } from '../store/browser-store.ts';
import { PackSession } from '../store/pack-session.ts';
import type { Workspace } from './workspace.ts';

/** The workspace, ready to render; what is not loaded yet arrives behind it. */
export async function startWorkspace(): Promise<Result<Workspace, OpenFault>> {
  const opened = await openBrowserStore();
  if (!opened.ok) return err(opened.error);
  const store = opened.value;
  const session = new PackSession(store);
  const host = connectHost();
  const now = () => performance.now();
  const inbox = createScanInbox({ now });
  attachCapture({
    target: window,
    now,
    settings: () => store.settingsView.getState().scanning,
    onRead: (read) => inbox.push(read),
  });
  void persist();
  return ok({ store, session, host, inbox });
}
