/**
 * A folder as a channel: others put files of orders into `in/`, and take files of shipments, cancellations and stock out
 * of `out/`. What the files look like is ours to say (docs/folder.md), so nothing here is assumed of anybody.
 *
 * Checked on real files: everything.
 */

import { basename } from 'node:path';
import { z } from 'zod';
import type {
  ChannelFault,
  ListingSlice,
  Outcome,
  PulledOrder,
  PulledSlice,
  QuantityOut,
  ShipmentOut,
} from '../../../shared/channels/port.ts';
import type { OrderReading } from '../../../shared/records/order-facts.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Answer, Connector, PullFrom } from '../connector.ts';
import type { FolderAccount } from './account.ts';
import { openInbox } from './inbox.ts';
import { type Journal, openJournal } from './journal.ts';
import { jsonIn } from './json-in.ts';
import { listingsIn } from './listings.ts';
import { nameFor, type Paper, putOnce } from './out-tray.ts';
import { cancelPaper, shipmentPaper, stockPaper } from './papers.ts';
import { absenceOf, faultOf, makePlaces, placesIn, troubleOf } from './places.ts';
import { readSent } from './read-sent.ts';
import { keepTold } from './stock-told.ts';
import { takeIn } from './take-in.ts';

const cursorShape = z.object({ journal: z.string(), entries: z.int().min(0) });

const LISTINGS_SLICE = 1_000;

export function createFolder(account: FolderAccount): Connector {
  const places = placesIn(account.path);
  const inbox = openInbox(places, account.now);
  let opened: Journal | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** One call at a time: each looks at what the one before has written. */
  function inTurn<T>(call: () => Answer<T>): Answer<T> {
    const answer = turn.then(call).catch((error) => err(faultOf(error, places)));
    turn = answer;
    return answer;
  }

  /** What is to be told waits until the folder is there again: it has not been refused. */
  async function telling<T>(call: () => Answer<T>): Answer<T> {
    const answer = await inTurn(call);
    if (answer.ok || answer.error.kind !== 'refused') return answer;
    return err({ kind: 'unreachable', reason: answer.error.reason });
  }

  /** A folder that had a journal and has none is not ours: a drive is not there, and nothing may be begun in its place. */
  async function journal(begin: boolean): Promise<Result<Journal, ChannelFault>> {
    if (opened && !(await opened.isCurrent())) opened = undefined;
    opened ??= await openJournal(places.own, begin ? account.uuid() : null);
    if (opened === undefined) return err(await absenceOf(places));
    await makePlaces(places);
    return ok(opened);
  }

  async function pull({ cursor, since, limit }: PullFrom): Answer<PulledSlice> {
    const wrong = cursor === '' ? await troubleOf(places) : undefined;
    if (wrong) return err(wrong);
    const known = await journal(cursor === '');
    if (!known.ok) return known;
    const from = placeIn(known.value, cursor, since);
    const unread = known.value.length - from;
    const intake = { account, places, inbox, journal: known.value };
    const files = unread < limit ? await takeIn(intake, limit - unread) : 0;
    const now = await journal(false);
    if (!now.ok) return now;
    const to = Math.min(now.value.length, from + limit);
    return ok({
      orders: await now.value.read(from, to),
      cursor: JSON.stringify({ journal: now.value.id, entries: to }),
      left: now.value.length - to + files,
    });
  }

  async function refresh(externalIds: readonly string[]): Answer<readonly PulledOrder[]> {
    const known = await journal(false);
    return known.ok ? ok(await known.value.newest(externalIds)) : known;
  }

  /** Tells of an order, once. */
  async function tell(
    externalId: string,
    name: string,
    paper: (order: OrderReading) => Paper,
  ): Answer<Outcome> {
    const known = await journal(false);
    if (!known.ok) return known;
    const [order] = await known.value.newest([externalId]);
    if (!order) return ok({ kind: 'rejected', code: 'unknown-order', reason: externalId });
    await putOnce(places, name, paper(order.reading));
    return ok({ kind: 'done', remote: name });
  }

  function ship(shipment: ShipmentOut): Answer<Outcome> {
    const name = nameFor('shipment', shipment.key);
    return tell(shipment.externalId, name, (order) => shipmentPaper(shipment, order));
  }

  async function setQuantities(quantities: readonly QuantityOut[]): Answer<readonly Outcome[]> {
    const known = await journal(false);
    if (!known.ok) return known;
    const at = new Date(account.now()).toISOString();
    const name = nameFor(`stock-${at.replace(/[:.]/g, '-')}`, account.uuid());
    if (quantities.length > 0) {
      await putOnce(places, name, stockPaper(quantities, at));
      await keepTold(places, quantities, account.now());
    }
    return ok(quantities.map(() => ({ kind: 'done', remote: name })));
  }

  async function listings(cursor: string): Answer<ListingSlice> {
    const from = Number(cursor);
    const all = await listingsIn(places);
    const to = from + LISTINGS_SLICE;
    return ok({ listings: all.slice(from, to), next: to < all.length ? `${to}` : null });
  }

  return {
    capabilities: {
      quantityMeaning: 'available',
      // Whoever takes the files away decides.
      cancel: 'later',
      partialShipments: true,
      untrackedShipments: true,
      historyDays: null,
      quantityBatch: 2_000,
    },
    test: () =>
      inTurn(async () => {
        const wrong = await troubleOf(places);
        return wrong ? err(wrong) : ok(basename(account.path));
      }),
    pull: (from) => inTurn(() => pull(from)),
    refresh: (externalIds) => inTurn(() => refresh(externalIds)),
    reread: (raw) => readSent(raw).orders.at(0) ?? null,
    confirmShipment: (shipment) => telling(() => ship(shipment)),
    // The same key is the same file, with what is right now.
    updateTracking: (shipment) => telling(() => ship(shipment)),
    setQuantities: (quantities) => telling(() => setQuantities(quantities)),
    cancel: (externalId, key, reason) =>
      telling(() =>
        tell(externalId, nameFor('cancel', key), (order) => cancelPaper(key, order, reason)),
      ),
    listings: (cursor) => inTurn(() => listings(cursor)),
  };
}

/** A cursor of another journal is none: twice is better than never. */
function placeIn(journal: Journal, cursor: string, since: string | null): number {
  if (cursor === '') return since === null ? 0 : journal.firstSince(since);
  const read = cursorShape.safeParse(jsonIn(cursor));
  if (!read.success || read.data.journal !== journal.id) return 0;
  return Math.min(read.data.entries, journal.length);
}
