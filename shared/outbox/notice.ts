/**
 * Notices: what a channel is to be told of parcels that left, and of orders that are cancelled here. A notice is about
 * its parcel as it is now, so what is typed or voided later changes what is told, never how often. Pure.
 */
import type { ChannelSetting } from '../channels/channel.ts';
import type { Author } from '../records/author.ts';
import { canonicalJson } from '../records/canonical.ts';
import type { OrderRecord } from '../records/order.ts';
import type { OutboxRecord } from '../records/outbox.ts';
import type { ShipmentRecord } from '../records/shipment.ts';
import { type Stamp, stampTime } from '../records/stamp.ts';

const NOTHING_TOLD: OutboxRecord['told'] = { at: '', about: '', remote: '' };

type Parcel = Pick<ShipmentRecord, 'carrier' | 'tracking' | 'voided'>;

/** What of a parcel a channel is told, as one text: another text is something new to say. */
export function aboutParcel({ carrier, tracking, voided }: Parcel): string {
  return voided.at === '' ? canonicalJson([carrier.value, tracking.value]) : 'voided';
}

/** Whether the channel of the order is to be told of the parcel: it left after the channel was connected to us. */
export function isToBeTold(
  shipment: Pick<ShipmentRecord, 'leftAt'>,
  order: Pick<OrderRecord, 'facts'>,
  channel: ChannelSetting | undefined,
): boolean {
  // An order that no channel has told us of live is known to it by ids that we may not have.
  if (!channel || channel.gone || order.facts.revision === null) return false;
  return channel.tellShipments && stampTime(shipment.leftAt) >= channel.connectedAt;
}

/** The notice of a parcel: the same one wherever and whenever it is made. */
export function shipmentNotice(shipment: ShipmentRecord, channel: string): OutboxRecord {
  return {
    ...{ id: `ship:${shipment.id}`, kind: 'shipment', channel },
    ...{ order: shipment.order, shipment: shipment.id, state: 'waiting' },
    ...{ changedAt: shipment.leftAt, by: shipment.confirmed.by, tries: 0, notBefore: '' },
    ...{ why: '', reason: '', about: aboutParcel(shipment), told: NOTHING_TOLD },
  };
}

/** Somebody who slipped can take a cancellation back for so long before the channel hears of it. */
const SLIP_MS = 20_000;

/** The notice that an order was cancelled here; `reason` is for the channel. */
export function cancelNotice(
  order: Pick<OrderRecord, 'id' | 'facts'>,
  reason: string,
  by: Author,
  at: Stamp,
): OutboxRecord {
  return {
    ...{ id: `cancel:${order.id}`, kind: 'cancel', channel: order.facts.channel },
    ...{ order: order.id, shipment: '', state: 'waiting', changedAt: at, by, tries: 0 },
    ...{ notBefore: afterSlip(at), why: '', reason: '', about: reason, told: NOTHING_TOLD },
  };
}

/** The notice of a cancellation that was told, dropped or refused before, for another. */
export function cancelAgain(notice: OutboxRecord, reason: string, by: Author, at: Stamp) {
  return { ...waitingAgain(notice, reason, by, at), notBefore: afterSlip(at) };
}

function afterSlip(at: Stamp): string {
  return new Date(Date.parse(stampTime(at)) + SLIP_MS).toISOString();
}

/** The notice waiting again, to be sent at once: somebody asked, or there is something new to say. */
export function waitingAgain(notice: OutboxRecord, about: string, by: Author, at: Stamp) {
  const fresh = { state: 'waiting', tries: 0, notBefore: '', why: '', reason: '' } as const;
  return { ...notice, ...fresh, about, by, changedAt: at };
}

/** The notice as a person dropped it, saying why. */
export function dropped(notice: OutboxRecord, reason: string, by: Author, at: Stamp): OutboxRecord {
  return { ...notice, state: 'dropped', why: 'person', reason, by, changedAt: at };
}

/** The notice without what a person or a channel wrote about it; null when there is nothing to blank. */
export function blankNotice(notice: OutboxRecord, at: Stamp): OutboxRecord | null {
  const about = notice.kind === 'cancel' ? '' : notice.about;
  if (notice.reason === '' && about === notice.about) return null;
  return { ...notice, reason: '', about, changedAt: at };
}
