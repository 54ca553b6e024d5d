/** Labels on their way: printed once, waiting for a printer, and never twice by themselves. */
import { expect, onTestFinished, test, vi } from 'vitest';
import type { AddressLabel } from '../../../shared/documents/address-label.ts';
import type { PrinterFault } from '../../../shared/printing/printer.ts';
import { err, ok } from '../../../shared/result.ts';
import { readingOf } from '../../../shared/testing/orders.ts';
import type { Host } from '../../host.ts';
import { eraseOrder } from '../commands/erase.ts';
import { importOrders } from '../commands/import-orders.ts';
import { cancelOrders } from '../commands/orders.ts';
import type { Store } from '../store.ts';
import { openTestStore } from '../test-store.ts';
import { PrintQueue } from './print-queue.ts';

const PRINTER = { host: 'printer', port: 9100 };

const labelFor = (orderNumber: string): AddressLabel => ({
  kind: 'address-label',
  words: { title: '', from: '', to: '', order: '', service: '', parcel: '', oneOfSeveral: '' },
  ...{ from: [], to: ['Ann'], postcode: '', country: '', orderNumber, code: '1', service: '' },
  ...{ parcel: 1, parcels: 1 },
});

/** A printer that answers with `faults` first, and then prints. */
function printerWith(...faults: (PrinterFault | 'never')[]) {
  const came: string[] = [];
  const label = async ({ label: one }: { label: AddressLabel }) => {
    const fault = faults.shift();
    if (fault === 'never') return new Promise(() => undefined);
    if (fault) return err(fault);
    came.push(one.orderNumber);
    return ok({});
  };
  return { came, printer: { label } as unknown as Host['printer'] }; // The one call there is.
}

function open(store: Store, printer: Host['printer']) {
  const queue = new PrintQueue({ store, printer, retryMs: 20 });
  onTestFinished(() => queue.stop());
  const states = () => queue.view.getState().jobs.map(({ title, state }) => `${title} ${state}`);
  return { queue, states };
}

test('labels come out in the order in which they were asked for, and their addresses are forgotten', async () => {
  const { store } = await openTestStore();
  const { came, printer } = printerWith();
  const { queue, states } = open(store, printer);
  await queue.add({ order: 'shop:1001', title: '1' }, labelFor('1'));
  await queue.add({ order: 'shop:1002', title: '2' }, labelFor('2'));
  expect(states()).toEqual(['1 waiting', '2 waiting']);
  await queue.setPrinter(PRINTER);
  await vi.waitFor(() => expect(states()).toEqual(['1 printed', '2 printed']));
  expect(came).toEqual(['1', '2']);
  expect(queue.view.getState().jobs.map(({ label }) => label)).toEqual([null, null]);
});

test('a printer that is not there is tried again until it is', async () => {
  const { store } = await openTestStore();
  const gone = { kind: 'printer-unreachable', reason: 'ECONNREFUSED' } as const;
  const { came, printer } = printerWith(gone, gone);
  const { queue, states } = open(store, printer);
  await queue.setPrinter(PRINTER);
  await queue.add({ order: 'shop:1001', title: '1' }, labelFor('1'));
  await vi.waitFor(() => expect(states()).toEqual(['1 printed']));
  expect(came).toEqual(['1']);
});

test('what may have come out is asked about, and holds up nothing', async () => {
  const { store } = await openTestStore();
  const { came, printer } = printerWith({ kind: 'printer-unsure', reason: 'ECONNRESET' });
  const { queue, states } = open(store, printer);
  await queue.setPrinter(PRINTER);
  await queue.add({ order: 'shop:1001', title: '1' }, labelFor('1'));
  await queue.add({ order: 'shop:1002', title: '2' }, labelFor('2'));
  await vi.waitFor(() => expect(states()).toEqual(['1 unsure', '2 printed']));
  const [job] = queue.view.getState().jobs;
  await queue.again(job?.id ?? '');
  await vi.waitFor(() => expect(states()).toEqual(['1 printed', '2 printed']));
  expect(came).toEqual(['2', '1']);
  await queue.drop(job?.id ?? '');
  expect(states()).toEqual(['2 printed']);
});

test('what was being sent when the page went away is not sent again by itself; what waited is', async () => {
  const opened = await openTestStore();
  const first = open(opened.store, printerWith('never').printer);
  await first.queue.setPrinter(PRINTER);
  await first.queue.add({ order: 'shop:1001', title: '1' }, labelFor('1'));
  await first.queue.add({ order: 'shop:1002', title: '2' }, labelFor('2'));
  await vi.waitFor(() => expect(first.states()).toEqual(['1 sending', '2 waiting']));
  const { store } = await opened.reopen();
  const { came, printer } = printerWith();
  const { states } = open(store, printer);
  await vi.waitFor(() => expect(states()).toEqual(['1 unsure', '2 printed']));
  expect(came).toEqual(['2']);
});

test('the label of a buyer who is erased is forgotten', async () => {
  const { store } = await openTestStore();
  const { queue, states } = open(store, printerWith().printer);
  const two = readingOf({ externalId: '1002', number: '2' });
  await importOrders(store, [readingOf(), two], { importId: '' });
  await queue.add({ order: 'shop:1001', title: '1' }, labelFor('1'));
  await queue.add({ order: 'shop:1002', title: '2' }, labelFor('2'));
  await cancelOrders(store, ['shop:1001'], '');
  expect((await eraseOrder(store, 'shop:1001')).ok).toBe(true);
  await vi.waitFor(() => expect(states()).toEqual(['2 waiting']));
});
