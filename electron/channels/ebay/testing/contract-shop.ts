/** A stub eBay as the contract suite drives it. */
import type { ContractOrder, ContractShop } from '../../testing/contract-shop.ts';
import { openShop } from './open-shop.ts';
import { shipTo } from './stub-orders.ts';

const STATUS: Readonly<Record<ContractOrder['status'], object>> = {
  open: {},
  unpaid: { orderPaymentStatus: 'PENDING' },
  cancelled: { cancelStatus: { cancelState: 'CANCELED', cancelRequests: [] } },
  unknown: { orderFulfillmentStatus: 'ON_THE_MOON' },
};

export async function openContractShop(): Promise<ContractShop> {
  const { stub, clock, skew, connector } = await openShop();
  const { server, orders, stock } = stub;
  let calls = 0;
  return {
    server,
    clock,
    connector,
    skew: (ms) => {
      skew.ms = ms;
    },
    place: (order) => {
      const { lines, currency } = order;
      return orders.place({ lines, currency, changes: changesOf(order) });
    },
    change: (id) => {
      calls += 1;
      const phone = `0113 496 ${String(calls).padStart(4, '0')}`;
      orders.change(id, { buyer: { username: 'buyer', buyerRegistrationAddress: contact(phone) } });
    },
    parcels: orders.parcels,
    isCancelled: orders.isCancelled,
    list: (sku, quantity) => stock.add(sku, quantity),
    quantityOf: (listing) => stock.items.get(listing.replace(/^\d+\//, ''))?.quantity ?? 0,
    throttle: (hinted) => {
      const headers = hinted ? { 'retry-after': '20' } : {};
      const errors = [{ errorId: 2001, domain: 'ACCESS', message: 'Too many requests.' }];
      server.fail([{ kind: 'instead', reply: { status: 429, headers, body: { errors } } }]);
    },
    revoke: stub.revoke,
    expire: () => {
      stub.lapse();
      return true;
    },
    [Symbol.asyncDispose]: () => stub[Symbol.asyncDispose](),
  };
}

function contact(phoneNumber: string) {
  return { fullName: 'Ann Buyer', primaryPhone: { phoneNumber } };
}

function changesOf({ status, name, street, country, note }: ContractOrder) {
  return {
    ...STATUS[status],
    buyer: { username: 'buyer', buyerRegistrationAddress: { fullName: name } },
    fulfillmentStartInstructions: [shipTo({ name, street, country })],
    ...(note !== '' && { buyerCheckoutNotes: note }),
  };
}
