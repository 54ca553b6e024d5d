/** What is done about a notice next, and what it is after the channel answered. Pure. */
import type { Capabilities, Outcome, ShipmentOut } from '../channels/port.ts';
import type { Author } from '../records/author.ts';
import type { OrderRecord } from '../records/order.ts';
import type { OutboxRecord } from '../records/outbox.ts';
import type { ShipmentRecord } from '../records/shipment.ts';
import { type Stamp, stampTime } from '../records/stamp.ts';
import { aboutParcel } from './notice.ts';

export type Step =
  | { readonly kind: 'confirm'; readonly shipment: ShipmentOut }
  /** Another carrier or number than the channel was told. */
  | { readonly kind: 'correct'; readonly shipment: ShipmentOut; readonly remote: string }
  | {
      readonly kind: 'cancel';
      readonly externalId: string;
      readonly key: string;
      readonly reason: string;
    }
  /** Nothing is to be sent. */
  | {
      readonly kind: 'settle';
      readonly state: 'person' | 'done' | 'dropped';
      readonly why: OutboxRecord['why'];
    };

/** What a notice is about, as it is stored now. */
export interface Subject {
  readonly order: OrderRecord | undefined;
  readonly shipment: ShipmentRecord | undefined;
  readonly isCancelled: boolean;
  /** What the channel calls a carrier, by our name of it; by that where it is not said. */
  readonly carriers: { readonly [ours: string]: string };
}

type Can = Pick<Capabilities, 'cancel' | 'untrackedShipments'>;

export function nextStep(notice: OutboxRecord, subject: Subject, can: Can): Step {
  const { order, shipment } = subject;
  if (!order) return { kind: 'settle', state: 'dropped', why: 'nothing' };
  if (notice.kind === 'cancel') return cancelStep(notice, order, subject.isCancelled, can);
  return shipment
    ? shipmentStep(notice, order, shipment, subject.carriers, can)
    : { kind: 'settle', state: 'dropped', why: 'nothing' };
}

function cancelStep(
  notice: OutboxRecord,
  { facts }: OrderRecord,
  isCancelled: boolean,
  can: Can,
): Step {
  // The channel cancelled it meanwhile: there is nothing left to do.
  if (facts.status === 'cancelled') return { kind: 'settle', state: 'done', why: '' };
  if (!isCancelled) return { kind: 'settle', state: 'dropped', why: 'nothing' };
  if (can.cancel === 'no') return { kind: 'settle', state: 'person', why: 'no-cancel' };
  return { kind: 'cancel', externalId: facts.externalId, key: notice.id, reason: notice.about };
}

function shipmentStep(
  { id, told }: OutboxRecord,
  order: OrderRecord,
  shipment: ShipmentRecord,
  carriers: Subject['carriers'],
  can: Can,
): Step {
  const wasTold = told.at !== '';
  if (shipment.voided.at !== '')
    return wasTold
      ? { kind: 'settle', state: 'person', why: 'voided-late' }
      : { kind: 'settle', state: 'dropped', why: 'nothing' };
  if (wasTold && told.about === aboutParcel(shipment))
    return { kind: 'settle', state: 'done', why: '' };
  if (shipment.tracking.value.trim() === '' && !can.untrackedShipments)
    return { kind: 'settle', state: 'person', why: 'no-tracking' };
  const { carrier, ...rest } = shipmentOutOf(id, order, shipment);
  const out = {
    ...rest,
    carrier: (Object.hasOwn(carriers, carrier) && carriers[carrier]) || carrier,
  };
  return wasTold
    ? { kind: 'correct', shipment: out, remote: told.remote }
    : { kind: 'confirm', shipment: out };
}

function shipmentOutOf(key: string, order: OrderRecord, shipment: ShipmentRecord): ShipmentOut {
  const { confirmed, carrier, tracking } = shipment;
  return {
    key,
    externalId: order.facts.externalId,
    // A parcel from before its channel told of the order has the line ids of a file.
    lines: confirmed.contents.map(({ line, units }) => ({
      line: order.facts.lines.find(({ was }) => was === line)?.id ?? line,
      units,
    })),
    carrier: carrier.value,
    tracking: tracking.value,
    shippedAt: stampTime(confirmed.at),
  };
}

const FIRST_AGAIN_MS = 5_000;
const LONGEST_AGAIN_MS = 30 * 60_000;

/** Between one try of a notice and the next after `tries` in vain, in ms. */
export function againAfter(tries: number, askedMs: number): number {
  return Math.max(askedMs, Math.min(LONGEST_AGAIN_MS, FIRST_AGAIN_MS * 2 ** tries));
}

interface When {
  readonly by: Author;
  readonly at: Stamp;
}

/** The notice after the channel answered. `about` is what it was told (`aboutParcel` before it was asked). */
export function afterOutcome(
  notice: OutboxRecord,
  about: string,
  outcome: Outcome,
  { by, at }: When,
): OutboxRecord {
  const base = { ...notice, about, by, changedAt: at };
  switch (outcome.kind) {
    case 'done': {
      const told = { at, about, remote: outcome.remote };
      return { ...base, ...SETTLED, state: 'done', why: '', told };
    }
    case 'retry': {
      const wait = againAfter(notice.tries, outcome.afterMs);
      const notBefore = new Date(Date.parse(stampTime(at)) + wait).toISOString();
      const { reason } = outcome;
      return {
        ...base,
        state: 'waiting',
        why: 'again',
        reason,
        notBefore,
        tries: notice.tries + 1,
      };
    }
    case 'rejected': {
      const reason = [outcome.reason, outcome.code].find((text) => text.trim() !== '') ?? '';
      return { ...base, ...SETTLED, state: 'person', why: 'refused', reason };
    }
    case 'conflict':
      return { ...base, ...SETTLED, state: 'person', why: 'conflict', reason: outcome.remote };
  }
}

const SETTLED = { tries: 0, notBefore: '', reason: '' } as const;

/** The notice settled without asking the channel. */
export function settledAs(
  notice: OutboxRecord,
  about: string,
  { state, why }: Pick<Extract<Step, { kind: 'settle' }>, 'state' | 'why'>,
  { by, at }: When,
): OutboxRecord {
  return { ...notice, ...SETTLED, state, why, about, by, changedAt: at };
}

/**
 * What is to be stored of a try, over what is stored by then: what was changed while the channel was asked stays, and is
 * dealt with next; that the channel took what it was told is never forgotten.
 */
export function landed(
  current: OutboxRecord,
  before: OutboxRecord,
  after: OutboxRecord,
): OutboxRecord {
  if (current.changedAt === before.changedAt) return after;
  return { ...current, told: after.told };
}
