/** The parts that both hosts are made of, put together once. */
import { join } from 'node:path';
import { DOCUMENT_LINES } from '../shared/documents/text.ts';
import type { About } from '../shared/host.ts';
import { backupFiles } from './backups/backup-files.ts';
import { type ChannelDesk, createChannelDesk } from './channels/channel-desk.ts';
import type { Homes } from './channels/connect-vendor.ts';
import { createHost, type Host } from './host.ts';
import { createLog, LOG_ENTRY_CHARS, type Log } from './log.ts';
import { sendRaw } from './printers/raw-port.ts';
import { createDocumentThread } from './printing/document-thread.ts';
import { listenForScanners } from './scanners/network.ts';
import { createScanReads } from './scanners/reads.ts';
import type { Secrets } from './secrets.ts';
import { createShopServer } from './sync/shop-server.ts';
import { MESSAGE_BYTES, type Report } from './wires.ts';

/** What differs between the hosts. */
export interface Setting {
  readonly version: string;
  readonly hostName: string;
  readonly folder: string;
  readonly dataPlace: About['dataPlace'];
  readonly documentWorker: string;
  readonly secrets: Secrets;
  /** See the channels' desk. */
  readonly homes?: Homes;
}

/** A host at work. */
export interface RunningHost {
  readonly host: Host;
  readonly channels: ChannelDesk;
  readonly log: Log;
  readonly report: Report;
  /** Begins to read network scanners. Rejects when the port cannot be had. */
  listen(port: number, address?: string): Promise<void>;
  close(): Promise<void>;
}

/** Puts a host together. Nothing is opened before it is needed. */
export function runHost(setting: Setting): RunningHost {
  const now = () => new Date();
  const log = createLog(join(setting.folder, 'log', 'packbench.log'), now);
  const reads = createScanReads();
  const documents = createDocumentThread(setting.documentWorker);
  const server = createShopServer(setting);
  const channels = createChannelDesk({ ...setting, log: log.write });
  const closing: (() => void)[] = [server.close, channels.close];
  const host = createHost({
    about: {
      version: setting.version,
      hostName: setting.hostName,
      platform: process.platform,
      dataPlace: setting.dataPlace,
      logFile: log.file,
      limits: {
        messageBytes: MESSAGE_BYTES,
        logEntryChars: LOG_ENTRY_CHARS,
        documentLines: DOCUMENT_LINES,
      },
    },
    renderDocument: documents.render,
    sendRaw,
    backups: backupFiles(join(setting.folder, 'backups')),
    writeLog: log.write,
    scans: reads.follow,
    server,
    channels,
  });
  return {
    host,
    channels,
    log,
    report: (error) => log.write({ level: 'error', where: 'host', message: described(error) }),
    listen: async (port, address) => {
      const server = await listenForScanners({
        port,
        ...(address !== undefined && { address }),
        now,
        onRead: reads.put,
        onFault: (message) => log.write({ level: 'warn', where: 'scanners', message }),
      });
      closing.push(() => void server.close());
    },
    close: async () => {
      for (const close of closing) close();
      await documents.close();
    },
  };
}

function described(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
