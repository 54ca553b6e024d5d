/**
 * The host contract: everything the page may ask of the process behind it.
 *
 * Electron's main process and the plain Node server both implement it, and the page cannot tell them
 * apart. One entry gives a call its name, its types, its run-time check and its place on the
 * allow-list; there is no second list. Only JSON crosses. What a host cannot do it answers as data.
 */
import './zod-config.ts';
import { type ContractRouterClient, eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { backupEnd, backupFault, backupId, backupPart, keptBackups } from './backups.ts';
import {
  askFault,
  cancelAsked,
  channelKeys,
  connectAsked,
  knownChannel,
  listingsAsked,
  oneChannel,
  pullAsked,
  quantitiesAsked,
  rawAsked,
  refreshAsked,
  shipmentAsked,
  trackingAsked,
} from './channels/calls.ts';
import {
  channelFault,
  keptOrder,
  listingSlice,
  outcome,
  pulledOrder,
  pulledSlice,
} from './channels/port.ts';
import { quota } from './channels/quota.ts';
import { documentFault, documentPdf, documentRequest } from './documents/document-request.ts';
import { labelAsked, printerFault } from './printing/printer.ts';
import { connectOutcome, connectReport, connectRequest } from './replication/connecting.ts';
import {
  bell,
  connection,
  leaf,
  remoteChanges,
  remoteDoc,
  remoteFault,
  remoteMarks,
  remoteWrite,
  replicatedName,
  writeOutcome,
} from './replication/remote.ts';

/** What may befall any call: nobody is there, nobody answered in time, or the host has a bug. */
export const hostFault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('host-gone') }),
  z.object({ kind: z.literal('host-silent') }),
  z.object({ kind: z.literal('host-failed'), reason: z.string() }),
]);
export type HostFault = z.infer<typeof hostFault>;

/** A call's answer: its value, one of its own faults, or a fault that may befall any call. */
function answer<V extends z.ZodType, F extends z.ZodType>(value: V, fault: F) {
  return z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: z.union([fault, hostFault]) }),
  ]);
}

/** Where the orders of this station live. A browser keeps them under the page's address. */
export const dataPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('browser'), address: z.string(), hostFolder: z.string() }),
  z.object({ kind: z.literal('folder'), folder: z.string() }),
]);

/** What the host says about itself, to be shown and never to be branched on. */
export const about = z.object({
  version: z.string(),
  hostName: z.string(),
  platform: z.string(),
  dataPlace,
  logFile: z.string(),
  limits: z.object({ messageBytes: z.int(), logEntryChars: z.int(), documentLines: z.int() }),
});
export type About = z.infer<typeof about>;

/** One fault of the page, for the host's log. The host cuts it to size and blanks secrets. */
export const logEntry = z.object({
  level: z.enum(['error', 'warn', 'note']),
  message: z.string().max(100_000),
  where: z.string().max(10_000),
});
export type LogEntry = z.infer<typeof logEntry>;

/** One read of a scanner that is attached to the host and not to the page's keyboard. */
export const scanRead = z.object({ code: z.string(), device: z.string(), at: z.iso.datetime() });
export type ScanRead = z.infer<typeof scanRead>;

const noFault = z.never();

/** A request about one of the workspace's databases, which is all that the page can name of the server (R9). */
function of<S extends z.ZodRawShape>(shape: S) {
  return z.object({ collection: replicatedName, ...shape });
}

const station = z.string().min(1).max(200);
const none = z.object({});

/** Every call and event there is. A host that lacks one does not compile. */
export const hostContract = {
  about: oc.output(answer(about, noFault)),
  document: {
    render: oc.input(documentRequest).output(answer(documentPdf, documentFault)),
  },
  printer: {
    /** Sends a label to a printer on the network, once. */
    label: oc.input(labelAsked).output(answer(none, printerFault)),
  },
  /** Backups as files of the host, handed over part by part. */
  backups: {
    begin: oc.output(answer(z.object({ id: backupId }), backupFault)),
    append: oc.input(backupPart).output(answer(none, backupFault)),
    /** Reads the file to its end before it gets its name. */
    finish: oc.input(backupEnd).output(answer(none, backupFault)),
    list: oc.output(answer(keptBackups, noFault)),
  },
  log: {
    write: oc.input(logEntry).output(answer(none, noFault)),
  },
  /** The shop's server: see shared/replication/remote.ts for what each call does. No call gives out a password. */
  server: {
    current: oc.output(answer(connection.nullable(), noFault)),
    test: oc.input(connectRequest).output(answer(connectReport, noFault)),
    connect: oc.input(connectRequest).output(answer(connectOutcome, noFault)),
    /** The password again, for the account that is connected. */
    signIn: oc
      .input(z.object({ password: z.string().max(1_000) }))
      .output(answer(connectOutcome, z.object({ kind: z.literal('off') }))),
    leave: oc.output(answer(none, noFault)),
    changes: oc
      .input(
        of({
          since: z.string().nullable(),
          limit: z.int().min(1).max(10_000),
          known: z.array(leaf).max(10_000),
        }),
      )
      .output(answer(remoteChanges, remoteFault)),
    read: oc
      .input(of({ ids: z.array(z.string()).max(10_000) }))
      .output(answer(z.array(remoteDoc), remoteFault)),
    leaves: oc
      .input(of({ id: z.string(), revs: z.array(z.string()).max(1_000) }))
      .output(answer(z.array(remoteDoc), remoteFault)),
    write: oc
      .input(of({ docs: z.array(remoteWrite).max(10_000) }))
      .output(answer(z.array(writeOutcome), remoteFault)),
    marks: oc.input(of({ station })).output(answer(remoteMarks, remoteFault)),
    mark: oc
      .input(of({ station, mark: z.int(), markRev: z.string() }))
      .output(answer(z.string(), remoteFault)),
  },
  /** Sales channels: see electron/channels/connector.ts for what each call does. No call gives out a key. */
  channels: {
    known: oc.output(answer(z.array(knownChannel), noFault)),
    /** Asks the channel with these keys; the account's name as the channel writes it. Nothing is kept. */
    test: oc.input(channelKeys).output(answer(z.string(), channelFault)),
    /** Keeps the keys, in place of those that the channel had. */
    connect: oc.input(connectAsked).output(answer(none, channelFault)),
    forget: oc.input(oneChannel).output(answer(none, noFault)),
    pull: oc.input(pullAsked).output(answer(pulledSlice, askFault)),
    refresh: oc.input(refreshAsked).output(answer(z.array(pulledOrder).readonly(), askFault)),
    /** What is left of the channel's limits; null where it was not asked yet. */
    quota: oc.input(oneChannel).output(answer(quota.nullable(), noFault)),
    /** What the channel answered of an order, as it wrote it; null where none is kept. */
    raw: oc.input(rawAsked).output(answer(z.string().nullable(), noFault)),
    /** Orders read once more from what was kept of them; those of which nothing is kept are left out. */
    reread: oc.input(refreshAsked).output(answer(z.array(keptOrder).readonly(), noFault)),
    /** What was answered of erased buyers' orders. */
    forgetRaw: oc.input(refreshAsked).output(answer(none, noFault)),
    confirmShipment: oc.input(shipmentAsked).output(answer(outcome, askFault)),
    updateTracking: oc.input(trackingAsked).output(answer(outcome, askFault)),
    setQuantities: oc.input(quantitiesAsked).output(answer(z.array(outcome).readonly(), askFault)),
    cancel: oc.input(cancelAsked).output(answer(outcome, askFault)),
    listings: oc.input(listingsAsked).output(answer(listingSlice, askFault)),
  },
  /** What the host says unasked. Each is listened to for as long as the page lives. */
  events: {
    scans: oc.output(eventIterator(scanRead)),
    /** The server is polled for as long as anybody listens to this. */
    bells: oc.output(eventIterator(bell)),
  },
};

/** The host as the page holds it. Calls always resolve; events throw when the host goes away. */
export type HostClient = ContractRouterClient<typeof hostContract>;
