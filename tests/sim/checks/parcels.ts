/** Parcels: each one that was told to have left is known, no unit left twice but where a recall says so, each double is recalled. */
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { ShipmentRecord } from '../../../shared/records/shipment.ts';
import { untoldOf } from '../../../shared/shipping/implied.ts';
import { confirmationsOf, isBack, openRecalls } from '../../../shared/shipping/shipment.ts';
import type { Finding } from '../findings.ts';
import type { Journal } from '../journal.ts';

export function checkParcels(
  journal: Journal,
  orders: readonly OrderRecord[],
  shipments: readonly ShipmentRecord[],
): Finding[] {
  return [
    ...told(journal, shipments),
    ...untold(journal, shipments),
    ...doubles(shipments),
    ...shippedTwice(orders, shipments),
    ...logs(orders, shipments),
  ];
}

/** Parcels that are to be called back and of which nobody has said what became of them. */
export function recallsIn(shipments: readonly ShipmentRecord[]): number {
  return shipments.reduce((sum, shipment) => sum + openRecalls(shipment).length, 0);
}

function told({ shipped, takenBack }: Journal, shipments: readonly ShipmentRecord[]): Finding[] {
  const byId = new Map(shipments.map((one) => [one.id, one]));
  const lost = shipped.filter(({ station, shipment }) => {
    const there = byId.get(shipment);
    return !(there && confirmationsOf(there).some(({ by }) => by.station === station));
  });
  const standing = takenBack.filter(({ of, shipment }) => !isBack(byId.get(shipment)?.ends[of]));
  return [
    ...lost.map(({ station, shipment }) => finding('lost', shipment, `${station} had shipped it`)),
    ...standing.map(({ of, shipment }) => finding('lost', shipment, `${of}'s was taken back`)),
  ];
}

function untold({ shipped, maybe }: Journal, shipments: readonly ShipmentRecord[]): Finding[] {
  const all = new Set(shipped.map(({ station, shipment }) => `${shipment} ${station}`));
  const maybes = new Set(maybe.filter(({ act }) => act === 'shipOut').map((one) => one.station));
  return shipments.flatMap((shipment) =>
    confirmationsOf(shipment)
      .filter(({ by }) => !(all.has(`${shipment.id} ${by.station}`) || maybes.has(by.station)))
      .map(({ by }) =>
        finding('duplicated', shipment.id, `nobody told that ${by.station} shipped it`),
      ),
  );
}

/** Of several boxes of one parcel that are out there, all but one are on the recall list. */
function doubles(shipments: readonly ShipmentRecord[]): Finding[] {
  return shipments.flatMap((shipment) => {
    const out = confirmationsOf(shipment).filter(({ by }) => !isBack(shipment.ends[by.station]));
    const listed = new Set(openRecalls(shipment).map(({ by }) => by.station));
    const free = out.filter(({ by }) => !listed.has(by.station));
    if (free.length > 1 || (shipment.recall === 'open') !== listed.size > 0)
      return [
        finding('duplicated', shipment.id, `${out.length} are out, ${listed.size} are recalled`),
      ];
    return [];
  });
}

/** Units of an order that are out there and not recalled are no more than its source ever asked for. */
function shippedTwice(
  orders: readonly OrderRecord[],
  shipments: readonly ShipmentRecord[],
): Finding[] {
  return orders.flatMap((order) => {
    const standing = shipments
      .filter((one) => one.order === order.id && one.voided.at === '')
      .flatMap((one) => one.confirmed.contents);
    return order.facts.lines.flatMap((line) => {
      const units = standing
        .filter((one) => one.line === line.id)
        .reduce((sum, one) => sum + one.units, 0);
      if (units <= line.units) return [];
      return [
        finding('duplicated', order.id, `${units} of ${line.units} units of ${line.id} left`),
      ];
    });
  });
}

/** What follows from a shipment is in its order's log. */
function logs(orders: readonly OrderRecord[], shipments: readonly ShipmentRecord[]): Finding[] {
  const byId = new Map(orders.map((order) => [order.id, order]));
  return shipments.flatMap((shipment) => {
    const order = byId.get(shipment.order);
    if (!order || untoldOf(shipment, order.log).length === 0) return [];
    return [finding('lost', shipment.id, 'its order does not tell of it')];
  });
}

function finding(kind: Finding['kind'], id: string, text: string): Finding {
  return { kind, collection: 'shipments', id, text };
}
