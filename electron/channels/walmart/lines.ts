/** Where the units of a line stand: Walmart tells each status with how many units have it. */
import type { WalmartLine, WalmartOrder } from './order-answer.ts';

export interface Units {
  readonly ordered: number;
  readonly cancelled: number;
  /** Gone out, and what became of it later. */
  readonly sent: number;
  /** Not acknowledged yet. */
  readonly created: number;
  /** Neither cancelled nor sent. */
  readonly open: number;
}

const SENT = new Set(['Shipped', 'Delivered', 'Refund']);
const KNOWN = new Set(['Created', 'Acknowledged', 'Cancelled', ...SENT]);

export function unitsOf(line: WalmartLine): Units {
  const ordered = line.orderLineQuantity.amount;
  const cancelled = countOf(line, (status) => status === 'Cancelled');
  const sent = countOf(line, (status) => SENT.has(status));
  const created = countOf(line, (status) => status === 'Created');
  return { ordered, cancelled, sent, created, open: Math.max(0, ordered - cancelled - sent) };
}

/** Units of the line that left under that number. */
export function unitsUnder(line: WalmartLine, tracking: string): number {
  return statusesOf(line)
    .filter(
      ({ status, trackingInfo }) => SENT.has(status) && trackingInfo?.trackingNumber === tracking,
    )
    .reduce((sum, { statusQuantity }) => sum + statusQuantity.amount, 0);
}

export function refundedOf(line: WalmartLine): number {
  return countOf(line, (status) => status === 'Refund');
}

/** Tracking numbers under which all units were delivered. */
export function deliveredOf({ orderLines }: WalmartOrder): string[] {
  const all = orderLines.orderLine.flatMap(statusesOf).flatMap(({ status, trackingInfo }) => {
    const tracking = trackingInfo?.trackingNumber ?? '';
    return tracking === '' ? [] : { tracking, isThere: status === 'Delivered' };
  });
  const onTheWay = new Set(all.filter(({ isThere }) => !isThere).map(({ tracking }) => tracking));
  return [...new Set(all.map(({ tracking }) => tracking))].filter((one) => !onTheWay.has(one));
}

export function unknownStatuses({ orderLines }: WalmartOrder): string[] {
  const all = orderLines.orderLine.flatMap(statusesOf).map(({ status }) => status);
  return [...new Set(all)].filter((status) => !KNOWN.has(status));
}

/** The buyer wants it cancelled. Walmart's contract has it as text and does not say which. */
export function isCancelWanted(line: WalmartLine): boolean {
  return !['', 'NO', 'FALSE', 'N'].includes(line.intentToCancel.toUpperCase());
}

function countOf(line: WalmartLine, matches: (status: string) => boolean): number {
  return statusesOf(line)
    .filter(({ status }) => matches(status))
    .reduce((sum, { statusQuantity }) => sum + statusQuantity.amount, 0);
}

function statusesOf({ orderLineStatuses }: WalmartLine) {
  return orderLineStatuses?.orderLineStatus ?? [];
}
