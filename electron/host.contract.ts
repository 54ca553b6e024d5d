/**
 * What every wire between page and host must do. Each wire runs this suite over itself.
 *
 * The suite holds both ends: a host whose parts it knows, and the contract's client.
 */
import { type ClientLink, createORPCClient, ORPCError } from '@orpc/client';
import { expect, onTestFinished, test } from 'vitest';
import { addressLabel } from '../shared/documents/address-label.ts';
import type { HostClient } from '../shared/host.ts';
import { err, ok } from '../shared/result.ts';
import { backupFiles } from './backups/backup-files.ts';
import { idleDesk } from './channels/testing/idle-desk.ts';
import { createHost, type Host, type HostParts } from './host.ts';
import { createScanReads, type ScanReads } from './scanners/reads.ts';
import { memorySecrets } from './secrets.ts';
import { describeServerCalls } from './sync/server.contract.ts';
import { createShopServer } from './sync/shop-server.ts';

/** One open wire: the page's end of it, and a way to cut it as a crash would. */
export interface TestWire {
  readonly link: ClientLink<Record<never, never>>;
  cut(): void;
  close(): Promise<void>;
}

export type OpenTestWire = (host: Host, report: (error: unknown) => void) => Promise<TestWire>;

const LABEL = addressLabel.parse({
  kind: 'address-label',
  words: { title: '', from: '', to: '', order: '', service: '', parcel: '', oneOfSeveral: '' },
  from: [],
  to: ['Ann'],
  postcode: '',
  country: '',
  orderNumber: '1',
  code: '1',
  service: '',
  parcel: 1,
  parcels: 1,
});

const ABOUT: HostParts['about'] = {
  version: '1.0.0',
  hostName: 'a test',
  platform: 'linux',
  dataPlace: { kind: 'folder', folder: '/data' },
  logFile: '/data/log',
  limits: { messageBytes: 1, logEntryChars: 1, documentLines: 1 },
};

interface Bench {
  readonly host: HostClient;
  readonly wire: TestWire;
  readonly reads: ScanReads;
  readonly logged: unknown[];
  readonly reported: unknown[];
}

/** The tests that a wire called `name` must pass. */
export function describeHostWire(name: string, openWire: OpenTestWire): void {
  async function bench(parts: Partial<HostParts> = {}): Promise<Bench> {
    const reads = createScanReads();
    const logged: unknown[] = [];
    const reported: unknown[] = [];
    const wire = await openWire(
      createHost({
        about: ABOUT,
        renderDocument: async () => ok({ pdf: 'JVBERg==', pages: 1, missing: '' }),
        sendRaw: async () => ok({}),
        backups: backupFiles('/nowhere'),
        writeLog: (entry) => void logged.push(entry),
        scans: reads.follow,
        server: createShopServer({ folder: '/nowhere', secrets: memorySecrets() }),
        channels: idleDesk(),
        ...parts,
      }),
      (error) => reported.push(error),
    );
    onTestFinished(() => wire.close());
    return { host: createORPCClient<HostClient>(wire.link), wire, reads, logged, reported };
  }

  test(`${name}: a label goes to a printer's port, and nothing to any other`, async () => {
    const sent: string[] = [];
    const sendRaw: HostParts['sendRaw'] = async ({ host, port }, data) => {
      sent.push(`${host}:${port} ${data.slice(0, 3)}`);
      return err({ kind: 'printer-unsure', reason: 'ECONNRESET' });
    };
    const { host } = await bench({ sendRaw });
    const printer = { host: 'zebra', port: 9100 };
    expect(await host.printer.label({ printer, label: LABEL })).toEqual(
      err({ kind: 'printer-unsure', reason: 'ECONNRESET' }),
    );
    const other = { printer: { ...printer, port: 22 }, label: LABEL };
    await expect(host.printer.label(other)).rejects.toThrow();
    expect(sent).toEqual(['zebra:9100 ^XA']);
  });

  test(`${name}: a call is answered`, async () => {
    const { host } = await bench();
    expect(await host.about()).toEqual(ok(ABOUT));
  });

  test(`${name}: what a host cannot do arrives as data`, async () => {
    const fault = err({ kind: 'code-unprintable' as const, code: 'ß' });
    const { host, reported } = await bench({ renderDocument: async () => fault });
    expect(await host.document.render(LABEL)).toEqual(fault);
    expect(reported).toEqual([]);
  });

  test(`${name}: input that breaks the contract is refused and never reaches the part`, async () => {
    const { host, logged } = await bench();
    const broken = { level: 'shout', message: 'x', where: 'y' };
    // @ts-expect-error what a hostile or outdated page would send
    await expect(host.log.write(broken)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      data: { issues: [{ path: ['level'] }] },
    });
    expect(logged).toEqual([]);
  });

  test(`${name}: fields that the contract does not name are dropped`, async () => {
    const { host, logged } = await bench();
    const entry = { level: 'note' as const, message: 'x', where: 'y' };
    await host.log.write({ ...entry, ...{ token: 'stowaway' } });
    expect(logged).toEqual([entry]);
  });

  test(`${name}: an answer that breaks the contract does not leave the host`, async () => {
    const leaky = { ...ABOUT, version: 7 };
    // @ts-expect-error a host with a bug
    const { host, reported } = await bench({ about: leaky });
    await expect(host.about()).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect(reported).toHaveLength(1);
  });

  test(`${name}: a call that is not in the contract is refused`, async () => {
    const { wire } = await bench();
    const refused = wire.link.call(['secrets', 'read'], {}, { context: {} });
    await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const proto = wire.link.call(['__proto__', 'toString'], {}, { context: {} });
    await expect(proto).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test(`${name}: a bug in the host fails the call, tells nothing of the inside, and the wire lives on`, async () => {
    const { host, reported } = await bench({
      renderDocument: () => Promise.reject(new Error('/home/ann/secret.ttf is missing')),
    });
    const failure = await host.document.render(LABEL).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ORPCError);
    expect(JSON.stringify(failure)).not.toContain('secret');
    expect(reported).toMatchObject([{ message: '/home/ann/secret.ttf is missing' }]);
    expect(await host.about()).toEqual(ok(ABOUT));
  });

  test(`${name}: eight million letters arrive whole, there and back`, async () => {
    const pdf = 'QUJD'.repeat(2_000_000);
    const { host, logged } = await bench({
      renderDocument: async () => ok({ pdf, pages: 1, missing: '' }),
    });
    const answer = await host.document.render(LABEL);
    expect(answer.ok && answer.value.pdf === pdf).toBe(true);
    const message = 'é\u0000"😀'.repeat(20_000);
    await host.log.write({ level: 'note', message, where: 'y' });
    expect(logged).toEqual([{ level: 'note', message, where: 'y' }]);
  });

  test(`${name}: a hundred calls at once get their own answers, whatever order they finish in`, async () => {
    const { host } = await bench({
      renderDocument: async (request) => {
        const n = request.kind === 'address-label' ? request.parcel : 0;
        await new Promise((resolve) => setTimeout(resolve, (n * 37) % 20));
        return ok({ pdf: `${n}`, pages: n, missing: '' });
      },
    });
    const numbers = Array.from({ length: 100 }, (_, n) => n + 1);
    const answers = await Promise.all(
      numbers.map((n) => host.document.render({ ...LABEL, parcel: n })),
    );
    expect(answers).toEqual(numbers.map((n) => ok({ pdf: `${n}`, pages: n, missing: '' })));
  });

  test(`${name}: a wire that is cut in mid-call fails the call instead of keeping it waiting`, async () => {
    let begun = (): void => {};
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { host, wire } = await bench({
      renderDocument: () => {
        begun();
        return new Promise(() => {});
      },
    });
    const call = host.document.render(LABEL).catch(() => 'failed');
    await hasBegun;
    wire.cut();
    expect(await call).toBe('failed');
  });

  test(`${name}: scans are heard in order, each one, the same code twice too`, async () => {
    const { host, reads } = await bench();
    const scans = await host.events.scans();
    const sent = ['1', '2', '2', '3'].map((code) => ({
      code,
      device: 'test',
      at: '2026-11-23T12:00:00.000Z',
    }));
    for (const read of sent) reads.put(read);
    const heard: unknown[] = [];
    for await (const read of scans) if (heard.push(read) === sent.length) break;
    expect(heard).toEqual(sent);
  });

  test(`${name}: a listener that goes away, by itself or by the wire, is let go by the host`, async () => {
    let followers = 0;
    const reads = createScanReads();
    const { host, wire } = await bench({
      scans: (signal) => {
        followers += 1;
        signal.addEventListener('abort', () => (followers -= 1));
        return reads.follow(signal);
      },
    });
    const own = new AbortController();
    const first = await host.events.scans(undefined, { signal: own.signal });
    const second = await host.events.scans();
    const ends = [first.next().catch(() => 'ended'), second.next().catch(() => 'ended')];
    expect(followers).toBe(2);
    own.abort();
    await expect.poll(() => followers).toBe(1);
    wire.cut();
    await expect.poll(() => followers).toBe(0);
    expect(await Promise.all(ends)).toEqual(['ended', 'ended']);
  });

  describeServerCalls(name, async (server) => (await bench({ server })).host);
}
