/** What is put into the app's page to watch it from outside: when keys went down and when their verdicts were painted. */
import type { Page } from '@playwright/test';

interface Probe {
  /** Milliseconds from each scan's last key to its painted verdict, in the order of the scans. */
  readonly times: number[];
  readonly pending: number[];
}

declare global {
  interface Window {
    probe: Probe;
  }
}

/** Watches every page that `page` will load. The app knows nothing of it. */
export async function installProbe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const probe: Probe = { times: [], pending: [] };
    window.probe = probe;
    // Before the app's own listener, on the window, in the capture phase.
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Enter') probe.pending.push(event.timeStamp);
      },
      { capture: true },
    );
    let seen = 0;
    const painted = new MessageChannel();
    painted.port1.onmessage = ({ data }: MessageEvent<number[]>) => {
      const now = performance.now();
      for (const at of data) probe.times.push(now - at);
    };
    let rows = false;
    new MutationObserver(() => {
      if (!rows && document.querySelector('[data-order]')) {
        rows = true;
        requestAnimationFrame(() => setTimeout(() => performance.mark('bench:first-rows'), 0));
      }
      const seq = Number(document.querySelector('[data-seq]')?.getAttribute('data-seq') ?? 0);
      if (seq <= seen) return;
      const answered = probe.pending.splice(0, seq - seen);
      seen = seq;
      // A message posted from a frame's callback arrives once that frame is painted.
      requestAnimationFrame(() => painted.port2.postMessage(answered));
    }).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-seq'],
    });
  });
}

/** Forgets what was measured so far. */
export async function resetProbe(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.probe.times.length = 0;
    window.probe.pending.length = 0;
  });
}

/** The times of all scans since the last reset. */
export function readProbe(page: Page): Promise<number[]> {
  return page.evaluate(() => [...window.probe.times]);
}
