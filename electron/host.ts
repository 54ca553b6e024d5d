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
import { ok, type Result } from '../shared/result.ts';

/** What a host is made of. */
export interface HostParts {
  readonly about: About;
  readonly renderDocument: (
    request: DocumentRequest,
  ) => Promise<Result<DocumentPdf, DocumentFault>>;
  readonly writeLog: (entry: LogEntry) => void;
  /** Reads from now on, until the signal. */
  readonly scans: (signal: AbortSignal) => AsyncIterableIterator<ScanRead>;
}

const os = implement(hostContract);

/** The contract's calls bound to `parts`. */
export function createHost(parts: HostParts) {
  return os.router({
    about: os.about.handler(() => ok(parts.about)),
    document: {
      render: os.document.render.handler(({ input }) => parts.renderDocument(input)),
    },
    log: {
      write: os.log.write.handler(({ input }) => {
        parts.writeLog(input);
        return ok({});
      }),
    },
    events: {
      scans: os.events.scans.handler(({ signal }) =>
        parts.scans(signal ?? new AbortController().signal),
      ),
    },
  });
}

export type Host = ReturnType<typeof createHost>;
