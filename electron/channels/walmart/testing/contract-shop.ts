/** A stub Walmart for the contract suite. Walmart shows no order before it is paid for, and has no notes of buyers. */
import type { ContractOrder, ContractShop } from '../../testing/contract-shop.ts';
import { openShop, plainLine, plainShipping } from './open-shop.ts';
import { type Kept, type StubOrder, unitsIn } from './stub-orders.ts';
import { limitHeaders } from './stub-walmart.ts';

const STATUSES = {
  open: 'Created',
  unpaid: 'Created',
  cancelled: 'Cancelled',
  unknown: 'OnTheMoon',
} as const satisfies Record<ContractOrder['status'], string>;

export async function openContractShop(): Promise<ContractShop> {
  const shop = await openShop();
  const { walmart, clock } = shop;
  const keptOf = (id: string): Kept => {
    const kept = walmart.kept.get(id);
    if (!kept) throw new Error(`no order ${id}`);
    return kept;
  };
  const linesOf = (id: string) => keptOf(id).order.orderLines.orderLine;
  return {
    server: walmart.server,
    clock,
    skew: shop.skew,
    connector: shop.connector,
    place: (order) => {
      const isKnown = Intl.supportedValuesOf('currency').includes(order.currency);
      if (order.status === 'unknown' || !isKnown) walmart.strange = true;
      const kept = shop.place(orderFrom(order, shop.now()));
      kept.released = order.status !== 'unpaid';
      return kept.order.purchaseOrderId;
    },
    change: (id) => {
      const kept = keptOf(id);
      kept.order.shippingInfo = { ...plainShipping(shop.now()), phone: String(shop.now()) };
      kept.modified = shop.now();
    },
    parcels: (id) => {
      const units = new Map<string, number>();
      for (const one of linesOf(id).flatMap((line) => line.orderLineStatuses.orderLineStatus)) {
        const tracking = one.trackingInfo?.trackingNumber;
        if (tracking === undefined) continue;
        units.set(tracking, (units.get(tracking) ?? 0) + Number(one.statusQuantity.amount));
      }
      return [...units].map(([tracking, sum]) => ({ tracking, units: sum }));
    },
    isCancelled: (id) =>
      linesOf(id).every(
        (line) => unitsIn(line, 'Cancelled') === Number(line.orderLineQuantity.amount),
      ),
    list: (sku, amount) => {
      walmart.inventory.set(sku, amount);
      return sku;
    },
    quantityOf: (sku) => walmart.inventory.get(sku) ?? 0,
    throttle: (hinted) => {
      const headers = limitHeaders(0, shop.now() + 20_000);
      const reply = { status: 429, body: {}, ...(hinted && { headers }) };
      walmart.server.fail([{ kind: 'instead', reply }], ({ path }) => path !== '/v3/token');
    },
    revoke: () => {
      walmart.secret = 'another';
      walmart.granted.clear();
    },
    expire: () => {
      for (const token of walmart.granted.keys()) walmart.granted.set(token, 0);
      return true;
    },
    [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose](),
  };
}

function orderFrom(order: ContractOrder, at: number): Partial<StubOrder> {
  const { name, street, country, currency } = order;
  const shipping = plainShipping(at);
  const postalAddress = { ...shipping.postalAddress, name, address1: street, country };
  return {
    shippingInfo: { ...shipping, postalAddress },
    orderLines: {
      orderLine: order.lines.map(({ sku, title, units }, index) => {
        const line = plainLine(String(index + 1), sku, units, units, at);
        const chargeAmount = { currency, amount: units };
        const [status] = line.orderLineStatuses.orderLineStatus;
        if (status) status.status = STATUSES[order.status];
        return {
          ...line,
          item: { productName: title, sku },
          charges: { charge: [{ chargeType: 'PRODUCT', chargeName: 'ItemPrice', chargeAmount }] },
        };
      }),
    },
  };
}
