/** A page with everything a scanner may meet: fields, buttons, lists, a form, a dialog, shortcuts. */
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { attachCapture } from '../../../renderer/scanner/capture.ts';
import { createScanInbox } from '../../../renderer/scanner/scan-inbox.ts';
import { ScanInboxContext, useScanReceiver } from '../../../renderer/scanner/useScanReceiver.ts';
import type { Read } from '../../../shared/scanning/inbox.ts';
import {
  defaultWedgeSettings,
  type WedgeSettings,
} from '../../../shared/scanning/wedge-settings.ts';

/** What happened on the page, for the test to read. */
export interface Seen {
  reads: string[];
  dialogReads: string[];
  fieldScans: string[];
  /** Letters that reached the page's own shortcuts. */
  keys: string[];
  clicks: string[];
  changes: string[];
  submits: number;
  /** From the last key going down to the read being received, in ms. */
  latencies: number[];
  settings: WedgeSettings;
}

declare global {
  interface Window {
    seen: Seen;
  }
}

const seen: Seen = {
  reads: [],
  dialogReads: [],
  fieldScans: [],
  keys: [],
  clicks: [],
  changes: [],
  submits: 0,
  latencies: [],
  settings: defaultWedgeSettings,
};
window.seen = seen;

const inbox = createScanInbox({ now: () => performance.now() });
attachCapture({
  target: window,
  now: () => performance.now(),
  settings: () => seen.settings,
  onRead: inbox.push,
});

window.addEventListener('keydown', (event) => seen.keys.push(event.key));
document.addEventListener('scan', (event) => {
  if (event instanceof CustomEvent) seen.fieldScans.push((event as CustomEvent<Read>).detail.text);
});

function Page() {
  const [text, setText] = useState('as it was');
  const [tracking, setTracking] = useState('old');
  const [open, setOpen] = useState(false);
  useScanReceiver((read) => {
    seen.reads.push(read.text);
    seen.latencies.push(performance.now() - read.at);
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        seen.submits++;
      }}
    >
      <input
        data-testid="controlled"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          seen.changes.push(event.currentTarget.value);
        }}
      />
      <output data-testid="state">{text}</output>
      <input data-testid="plain" defaultValue="as it was" />
      <input data-testid="number" type="number" defaultValue="12" />
      <textarea data-testid="area" defaultValue={'as it was\n'} />
      <input
        data-testid="tracking"
        data-accepts-scan=""
        value={tracking}
        onChange={(event) => setTracking(event.currentTarget.value)}
      />
      <output data-testid="tracking-state">{tracking}</output>
      <button data-testid="button" type="button" onClick={() => seen.clicks.push('button')}>
        Ship
      </button>
      <button data-testid="submit" type="submit" onClick={() => seen.clicks.push('submit')}>
        Send
      </button>
      <input data-testid="checkbox" type="checkbox" onChange={() => seen.clicks.push('checkbox')} />
      <select data-testid="select" defaultValue="b" onChange={() => seen.clicks.push('select')}>
        <option value="4">4 parcels</option>
        <option value="b">box</option>
        <option value="c">crate</option>
      </select>
      <div
        data-testid="editor"
        contentEditable
        suppressContentEditableWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: React must not own what is edited
        dangerouslySetInnerHTML={{ __html: 'as <b>it</b> was' }}
      />
      <button data-testid="open" type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      {open && <Asking onClose={() => setOpen(false)} />}
    </form>
  );
}

function Asking({ onClose }: { readonly onClose: () => void }) {
  useScanReceiver((read) => void seen.dialogReads.push(read.text), { layer: 'dialog' });
  return (
    <dialog ref={(element) => element?.showModal()} onClose={onClose}>
      <button data-testid="dialog-button" type="button" onClick={onClose}>
        Close
      </button>
    </dialog>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <ScanInboxContext value={inbox}>
      <Page />
    </ScanInboxContext>,
  );
}
