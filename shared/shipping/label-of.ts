/** A parcel's 4x6 in address label as its model. It pays no postage and imitates no carrier. */
import type { AddressLabel } from '../documents/address-label.ts';
import { shipToOf, standingShipments } from '../orders/log.ts';
import { statusOf } from '../orders/status.ts';
import type { OrderRecord } from '../records/order.ts';
import { orderCode } from '../scanning/order-code.ts';
import { addressLines, type Paper, short } from './slip-of.ts';

/** Something has left, and what is in the box now is not all the rest. */
function restFollows(order: OrderRecord): boolean {
  const { partlyShipped, fulfilment } = statusOf(order);
  return partlyShipped && fulfilment !== 'packed';
}

/** The address label of an order's parcel: of the shipment `shipped`, or of the parcel being filled. */
export function labelOf(
  order: OrderRecord,
  paper: Paper<AddressLabel['words']>,
  shipped?: { readonly parcel: string; readonly service: string },
): AddressLabel {
  const to = shipToOf(order);
  const lines = addressLines(to, paper.countryName);
  // Counted among the parcels that stand: a voided one never reached anybody.
  const standing = standingShipments(order.log).map((entry) => entry.parcel);
  const at = shipped ? standing.indexOf(shipped.parcel) : -1;
  const parcel = at < 0 ? standing.length + 1 : at + 1;
  return {
    kind: 'address-label',
    words: paper.words,
    from: [short(paper.shop.name), ...addressLines(paper.shop.address, paper.countryName)]
      .filter((line) => line !== '')
      .slice(0, 12),
    to: lines.length > 0 ? lines : [short(order.facts.number)],
    postcode: short(to.postcode),
    country: to.country === '' ? '' : short(paper.countryName(to.country)),
    orderNumber: short(order.facts.number),
    code: orderCode(order.id),
    service: short(shipped?.service || order.facts.service),
    parcel,
    parcels: restFollows(order) ? null : Math.max(parcel, standing.length),
  };
}
