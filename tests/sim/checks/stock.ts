/** Stock is conserved: movements are those that were told and those that follow from parcels, each once, and every station's units are their sum. */
import { foldLedger, onHand } from '../../../shared/inventory/ledger.ts';
import type { MovementRecord } from '../../../shared/records/movement.ts';
import type { ShipmentRecord } from '../../../shared/records/shipment.ts';
import { movementsOf } from '../../../shared/shipping/implied.ts';
import type { Finding } from '../findings.ts';
import type { Journal } from '../journal.ts';

export function checkStock(
  { marked, maybeMarked }: Journal,
  shipments: readonly ShipmentRecord[],
  movements: readonly MovementRecord[],
): Finding[] {
  const implied = new Map(shipments.flatMap(movementsOf).map((one) => [one.id, one]));
  const there = new Map(movements.map((one) => [one.id, one]));
  const told = new Set(marked.map(({ mark }) => mark));
  const wrong = [...implied.values()].flatMap((one) => {
    const found = there.get(one.id);
    if (!found) return [finding('lost', one.id, `${one.units} ${one.skuId} of a parcel`)];
    const same = found.units === one.units && found.skuId === one.skuId && found.bin === one.bin;
    return same ? [] : [finding('diverged', one.id, `${found.units} instead of ${one.units}`)];
  });
  const strangers = movements.filter(
    ({ id, reason }) => !(implied.has(id) || told.has(reason) || maybeMarked.has(reason)),
  );
  return [
    ...wrong,
    ...strangers.map(({ id, units }) => finding('duplicated', id, `nobody moved ${units} units`)),
  ];
}

/** Each station's units on hand are what the ledger adds up to. */
export function checkOnHand(
  stocks: readonly Readonly<Record<string, number>>[],
  movements: readonly MovementRecord[],
): Finding[] {
  const skus = new Set(movements.map(({ skuId }) => skuId));
  return [...skus].flatMap((sku) => {
    const wanted = onHand(foldLedger(movements.filter(({ skuId }) => skuId === sku)));
    return stocks.flatMap((stock, n): Finding[] => {
      if ((stock[sku] ?? 0) === wanted) return [];
      const text = `s${n} has ${stock[sku]} ${sku} of ${wanted}`;
      return [{ kind: 'diverged', collection: 'movements', id: sku, text }];
    });
  });
}

function finding(kind: Finding['kind'], id: string, text: string): Finding {
  return { kind, collection: 'movements', id, text };
}
