/**
 * The host contract, answered: each call is handed to the part that can do it.
 *
 * The parts are passed in, so both hosts and the tests compose them as they need. No order is kept here.
 */
import { implement } from '@orpc/server';
import type {
  DocumentFault,
  DocumentPdf,
  DocumentRequest,
} from '../shared/documents/document-request.ts';
import { type About, hostContract, type LogEntry, type ScanRead } from '../shared/host.ts';
import type { PrinterAddress, PrinterFault } from '../shared/printing/printer.ts';
import { zplLabel } from '../shared/printing/zpl-label.ts';
import { ok, type Result } from '../shared/result.ts';
import type { BackupFiles } from './backups/backup-files.ts';
import { channelCalls } from './channels/channel-calls.ts';
import type { ChannelDesk } from './channels/channel-desk.ts';
import type { ShopServer } from './sync/shop-server.ts';

/** What a host is made of. */
export interface HostParts {
  readonly about: About;
  readonly renderDocument: (
    request: DocumentRequest,
  ) => Promise<Result<DocumentPdf, DocumentFault>>;
  readonly sendRaw: (to: PrinterAddress, data: string) => Promise<Result<object, PrinterFault>>;
  readonly backups: BackupFiles;
  readonly writeLog: (entry: LogEntry) => void;
  /** Reads from now on, until the signal. */
  readonly scans: (signal: AbortSignal) => AsyncIterableIterator<ScanRead>;
  readonly server: ShopServer;
  readonly channels: ChannelDesk;
}

const os = implement(hostContract);

/** The contract's calls bound to `parts`. */
export function createHost(parts: HostParts) {
  return os.router({
    about: os.about.handler(() => ok(parts.about)),
    document: {
      render: os.document.render.handler(({ input }) => parts.renderDocument(input)),
    },
    printer: {
      label: os.printer.label.handler(async ({ input }) => {
        const sent = await parts.sendRaw(input.printer, zplLabel(input.label));
        return sent.ok ? ok({}) : sent;
      }),
    },
    backups: backupCalls(parts.backups),
    log: {
      write: os.log.write.handler(({ input }) => {
        parts.writeLog(input);
        return ok({});
      }),
    },
    server: serverCalls(parts.server),
    channels: channelCalls(parts.channels),
    events: {
      scans: os.events.scans.handler(({ signal }) => parts.scans(signal ?? forever())),
      bells: os.events.bells.handler(({ signal }) => parts.server.bells(signal ?? forever())),
    },
  });
}

function backupCalls(files: BackupFiles) {
  const calls = os.backups;
  return {
    begin: calls.begin.handler(() => files.begin()),
    append: calls.append.handler(async ({ input: { id, part } }) => {
      const written = await files.append(id, Buffer.from(part, 'base64'));
      return written.ok ? ok({}) : written;
    }),
    finish: calls.finish.handler(async ({ input }) => {
      const kept = await files.finish(input);
      return kept.ok ? ok({}) : kept;
    }),
    list: calls.list.handler(async () => ok(await files.list())),
  };
}

function serverCalls(server: ShopServer) {
  const calls = os.server;
  return {
    current: calls.current.handler(async () => ok(await server.current())),
    test: calls.test.handler(async ({ input }) => ok(await server.test(input))),
    connect: calls.connect.handler(async ({ input }) => ok(await server.connect(input))),
    signIn: calls.signIn.handler(({ input }) => server.signIn(input.password)),
    leave: calls.leave.handler(async () => {
      await server.leave();
      return ok({});
    }),
    changes: calls.changes.handler(({ input }) => server.changes(input)),
    read: calls.read.handler(({ input }) => server.read(input)),
    leaves: calls.leaves.handler(({ input }) => server.leaves(input)),
    write: calls.write.handler(({ input }) => server.write(input)),
    marks: calls.marks.handler(({ input }) => server.marks(input)),
    mark: calls.mark.handler(({ input }) => server.mark(input)),
  };
}

function forever(): AbortSignal {
  return new AbortController().signal;
}

export type Host = ReturnType<typeof createHost>;
