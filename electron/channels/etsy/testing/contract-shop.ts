/** A stub Etsy as the contract suite drives it. */
import type { ContractOrder, ContractShop } from '../../testing/contract-shop.ts';
import { openShop } from './open-shop.ts';
import { oneProduct } from './stub-listings.ts';

const STATUS: Readonly<Record<ContractOrder['status'], object>> = {
  open: {},
  unpaid: { status: 'Payment Processing', is_paid: false },
  cancelled: { status: 'Canceled' },
  unknown: { status: 'On the moon' },
};

export async function openContractShop(): Promise<ContractShop> {
  const { stub, clock, skew, connector } = await openShop();
  const { server, receipts, listings } = stub;
  let changes = 0;
  return {
    server,
    clock,
    connector,
    skew: (ms) => {
      skew.ms = ms;
    },
    place: (order) => {
      const { lines, currency } = order;
      return receipts.place({ lines, currency, changes: changesOf(order) });
    },
    change: (id) => {
      changes += 1;
      receipts.change(id, { second_line: `Flat ${changes}` });
    },
    parcels: receipts.parcels,
    isCancelled: receipts.isCancelled,
    list: (sku, quantity) => listings.add({ inventory: oneProduct(sku, quantity) }),
    quantityOf: listings.quantityOf,
    throttle: (hinted) => {
      const headers = hinted ? { 'retry-after': '20' } : {};
      const body = { error: 'Exceeded rate limit.' };
      server.fail([{ kind: 'instead', reply: { status: 429, headers, body } }]);
    },
    revoke: stub.revoke,
    expire: () => {
      stub.lapse();
      return true;
    },
    [Symbol.asyncDispose]: () => stub[Symbol.asyncDispose](),
  };
}

function changesOf({ status, name, street, country, note }: ContractOrder) {
  return {
    ...STATUS[status],
    name,
    first_line: street,
    country_iso: country,
    message_from_buyer: note === '' ? null : note,
  };
}
