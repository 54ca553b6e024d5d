/** Orders as the contract suite places them. */
import type { PulledOrder, ShipmentOut } from '../../../../shared/channels/port.ts';
import type { ContractLine, ContractOrder, ContractShop } from '../contract-shop.ts';

export type Open = () => Promise<ContractShop>;

export const MINUTE = 60_000;

export function line(sku: string, units = 1): ContractLine {
  return { sku, title: `${sku} in blue`, units };
}

export function order(changes: Partial<ContractOrder> = {}): ContractOrder {
  return {
    status: 'open',
    lines: [line('MUG-1', 3), line('TEE-2', 2)],
    name: 'Ann Buyer',
    street: '1 High Street',
    currency: 'USD',
    country: 'US',
    note: '',
    ...changes,
  };
}

/** So many orders, one after the other; their ids. */
export function placed(shop: ContractShop, count: number, apart = 20 * MINUTE): string[] {
  return Array.from({ length: count }, () => {
    shop.clock.pass(apart);
    return shop.place(order());
  });
}

/** Of the same form, and nobody's: the last digit or letter is another one. */
export function unknownLike(id: string, known: readonly string[]): string {
  const found = [...'0123456789']
    .map((sign) => id.replace(/[\p{L}\p{N}](?=[^\p{L}\p{N}]*$)/u, sign))
    .find((other) => !known.includes(other));
  if (found === undefined) throw new Error(`Every id like ${id} is somebody's.`);
  return found;
}

/** A parcel of an order with all that is in it, or with so many units of some SKUs. */
export function parcelOf(
  { reading }: PulledOrder,
  {
    units,
    ...changes
  }: Partial<Omit<ShipmentOut, 'lines'>> & {
    readonly units?: Readonly<Record<string, number>>;
  } = {},
): ShipmentOut {
  return {
    key: 'key-1',
    externalId: reading.externalId,
    lines: units ? some(reading.lines, units) : some(reading.lines, unitsOf(reading.lines)),
    carrier: 'UPS',
    tracking: '1Z999AA10123456784',
    shippedAt: '2026-11-23T12:30:00.000Z',
    ...changes,
  };
}

/** Units by SKU: some channels give each unit a line of its own. */
export function unitsOf(
  lines: readonly { readonly sku: string; readonly units: number }[],
): Readonly<Record<string, number>> {
  const units: Record<string, number> = {};
  for (const one of lines) units[one.sku] = (units[one.sku] ?? 0) + one.units;
  return units;
}

function some(
  lines: PulledOrder['reading']['lines'],
  wanted: Readonly<Record<string, number>>,
): ShipmentOut['lines'] {
  const left = new Map(Object.entries(wanted));
  return lines.flatMap(({ id, sku, units }) => {
    const taken = Math.min(units, left.get(sku) ?? 0);
    left.set(sku, (left.get(sku) ?? 0) - taken);
    return taken > 0 ? [{ line: id, units: taken }] : [];
  });
}
