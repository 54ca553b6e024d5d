/**
 * The page's host: whatever process stands behind it, by whatever wire.
 *
 * A call always resolves and never hangs: a host that is gone, silent or broken is a fault as data.
 * The wire is opened again by itself. Nothing on the page waits for it.
 */
import { type ClientLink, createORPCClient } from '@orpc/client';
import type { HostClient, HostFault, ScanRead } from '../shared/host.ts';
import { type Bell, replicatedNames } from '../shared/replication/remote.ts';
import { err } from '../shared/result.ts';
import { createHostEvents, type HostEvents } from './host-events.ts';
import { type HostLink, type OpenLink, openBestLink } from './host-links.ts';

/** The host as the page holds it. */
export interface Host
  extends Pick<
    HostClient,
    'about' | 'document' | 'printer' | 'backups' | 'log' | 'server' | 'channels'
  > {
  /** Reads of scanners attached to the host, until stopped; lost wires are bridged. */
  readonly onScan: HostEvents<ScanRead>['on'];
  /** Bells of the shop's server, until stopped. A wire that is gone rings `lost` for all, a new one `changed`. */
  readonly onBell: HostEvents<Bell>['on'];
  close(): void;
}

/** How long things may take. Tests are less patient. */
export interface HostPatience {
  readonly callMs: number;
  readonly documentMs: number;
  /** Longer than the host's own limits together: it knows better what went wrong. */
  readonly serverMs: number;
  /** Longer than a channel's limits and tries together: asked again meanwhile it would be asked twice. */
  readonly channelMs: number;
  readonly connectMs: number;
  readonly retryMs: (attempt: number) => number;
}

const PATIENCE: HostPatience = {
  callMs: 15_000,
  documentMs: 120_000,
  serverMs: 120_000,
  channelMs: 300_000,
  connectMs: 3_000,
  // A page in a folder that nobody serves a host from tries for as long as it is open.
  retryMs: (attempt) => Math.min(30_000, 250 * 2 ** attempt * (1 + Math.random())),
};

const HOST_GONE = { kind: 'unreachable', reason: 'host-gone' } as const;

/** Opens the page's host. Usable at once: what is asked before the wire is open waits a moment for it. */
export function openHost(open: OpenLink = openBestLink, patience: HostPatience = PATIENCE): Host {
  const scans = createHostEvents<ScanRead>({
    open: (events, signal) => events.scans(undefined, { signal }),
  });
  const bells = createHostEvents<Bell>({
    open: (events, signal) => events.bells(undefined, { signal }),
    opened: [{ kind: 'changed' }],
    gone: replicatedNames.map((collection) => ({ kind: 'lost', collection, fault: HOST_GONE })),
  });
  const closing = new AbortController();
  let link = connect();

  async function connect(): Promise<HostLink> {
    const opened = await openUntilDone(open, patience, closing.signal);
    opened.closed.then(() => {
      if (!closing.signal.aborted) link = connect();
    });
    closing.signal.addEventListener('abort', () => opened.close());
    scans.attach(opened);
    bells.attach(opened);
    return opened;
  }

  const client = createORPCClient<HostClient>({
    call: (path, input, options) => {
      const wire = { link, patience, closing: closing.signal };
      return callWithin(wire, (to, signal) => to.call(path, input, { ...options, signal }), path);
    },
  });
  return {
    about: client.about,
    document: client.document,
    printer: client.printer,
    backups: client.backups,
    log: client.log,
    server: client.server,
    channels: client.channels,
    onScan: scans.on,
    onBell: bells.on,
    close: () => closing.abort(),
  };
}

interface Wire {
  readonly link: Promise<HostLink>;
  readonly patience: HostPatience;
  readonly closing: AbortSignal;
}

type Link = ClientLink<Record<never, never>>;

/** What the host answers, or the fault that stands for no answer. */
async function callWithin(
  { link, patience, closing }: Wire,
  call: (link: Link, signal: AbortSignal) => Promise<unknown>,
  path: readonly string[],
): Promise<unknown> {
  const gone = fault({ kind: 'host-gone' });
  const opened = await Promise.race([link, pause(patience.connectMs), aborted(closing)]);
  if (opened === undefined) return gone;
  const giveUp = new AbortController();
  const within = patienceFor(path, patience);
  try {
    return await Promise.race([
      call(opened.link, giveUp.signal),
      opened.closed.then(() => gone),
      pause(within).then(() => fault({ kind: 'host-silent' })),
    ]);
  } catch (error) {
    // Told by asking the wire and not the error: a cut wire fails its calls with whatever it was doing.
    const stillOpen = await Promise.race([pause(0), opened.closed.then(() => 'closed')]);
    return stillOpen === 'closed' ? gone : fault({ kind: 'host-failed', reason: String(error) });
  } finally {
    giveUp.abort();
  }
}

function patienceFor([group]: readonly string[], patience: HostPatience): number {
  if (group === 'document' || group === 'printer' || group === 'backups')
    return patience.documentMs;
  if (group === 'channels') return patience.channelMs;
  return group === 'server' ? patience.serverMs : patience.callMs;
}

function fault(error: HostFault) {
  return err(error);
}

/** Tries until a link is open, or the page is done with its host. */
async function openUntilDone(
  open: OpenLink,
  { retryMs }: HostPatience,
  closing: AbortSignal,
): Promise<HostLink> {
  for (let attempt = 0; ; attempt++) {
    if (closing.aborted) return new Promise(() => {});
    const opened = await open().catch(() => undefined);
    if (opened !== undefined) return opened;
    await pause(retryMs(attempt));
  }
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
