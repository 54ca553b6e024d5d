/**
 * Parcels as an order's shipments at Etsy. They have no lines: the first one ships the order. The buyer gets a mail for
 * each, so what was told is read before anything is.
 */
import type { ChannelFault, Outcome, ShipmentOut } from '../../../shared/channels/port.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Answer } from '../connector.ts';
import { ask, type Etsy } from './ask.ts';
import { carrierName } from './carriers.ts';
import { type EtsyReceipt, receiptShape } from './receipt-shape.ts';
import { receiptById } from './receipts.ts';

export async function confirmShipment(etsy: Etsy, shipment: ShipmentOut): Answer<Outcome> {
  const found = await receiptById(etsy, shipment.externalId);
  if (!found.ok) return found;
  if (!found.value) return ok(noReceipt(shipment.externalId));
  const { receipt } = found.value;
  const before = toldIn(receipt, shipment);
  if (before !== null) return ok({ kind: 'done', remote: before });
  if (receipt.status.toLowerCase() === 'canceled')
    return ok({ kind: 'conflict', remote: receipt.status });
  return tell(etsy, shipment);
}

/** What the order's shipments call the parcel; null where it was not told. One that is untracked just ships the order. */
function toldIn({ shipments, is_shipped }: EtsyReceipt, { tracking }: ShipmentOut): string | null {
  if (tracking === '') return is_shipped ? '' : null;
  const one = shipments.find(({ tracking_code: code }) => plain(code) === plain(tracking));
  return one ? String(one.receipt_shipping_id ?? one.tracking_code) : null;
}

async function tell(etsy: Etsy, shipment: ShipmentOut): Answer<Outcome> {
  const { externalId, tracking, carrier } = shipment;
  const shop = await etsy.shopId();
  if (!shop.ok) return shop;
  const path = `shops/${shop.value}/receipts/${externalId}/tracking`;
  const numbered = { tracking_code: tracking, carrier_name: carrierName(carrier) };
  const answer = await ask(
    etsy,
    {
      method: 'POST',
      path,
      form: { ...(tracking !== '' && numbered), send_bcc: 'false' },
      operation: 'shipments',
    },
    receiptShape,
    'a receipt',
  );
  if (!answer.ok) return rejected(answer.error);
  return ok({ kind: 'done', remote: toldIn(answer.value, shipment) ?? tracking });
}

/** What Etsy refuses is the entry's own outcome, all else is the channel's. */
function rejected(fault: ChannelFault): Result<Outcome, ChannelFault> {
  if (fault.kind !== 'refused') return err(fault);
  // Another change of the order is under way.
  if (fault.code === '409') return ok({ kind: 'retry', afterMs: 60_000, reason: fault.reason });
  return ok({ kind: 'rejected', code: fault.code, reason: fault.reason });
}

function noReceipt(id: string): Outcome {
  return { kind: 'rejected', code: 'no-order', reason: `Etsy has no order ${id}` };
}

/** As carriers print them with spaces and without. */
function plain(tracking: string): string {
  return tracking.replace(/[\s-]/g, '').toUpperCase();
}
