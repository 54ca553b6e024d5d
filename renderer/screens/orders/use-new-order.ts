/** A new order being typed in: its draft, SKUs to choose from, scans that add units, and saving it. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchKey } from '../../../shared/orders/order-index.ts';
import { resolve } from '../../../shared/scanning/codes.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { useScanReceiver } from '../../scanner/useScanReceiver.ts';
import { idOf, importOrders } from '../../store/commands/import-orders.ts';
import { saved } from '../../store/saving.ts';
import type { Store } from '../../store/store.ts';
import { findSkus } from '../../ui/find-skus.ts';
import {
  type Draft,
  emptyDraft,
  type Problems,
  readDraft,
  suggestNumber,
  withUnit,
} from './order-draft.ts';
import { localDate } from './parts/local-date.ts';
import { refusalText } from './parts/refusal-text.ts';
import { toastDone, toastRefused } from './parts/toast.tsx';

/** Between a SKU and its title in the list to choose from. */
const DASH = ' – ';

export interface NewOrder {
  readonly draft: Draft;
  readonly problems: Problems;
  readonly change: (fields: Partial<Draft>) => void;
  readonly find: (typed: string) => readonly string[];
  readonly add: (typed: string) => void;
  readonly save: () => void;
}

export function useNewOrder(): NewOrder {
  const { store } = useWorkspace();
  const { t } = useTranslation('orders');
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => firstDraft(store));
  // Nothing is called wrong before somebody thinks that it is finished; from then on, as they type.
  const [checked, setChecked] = useState(false);
  const [takenNumber, setTakenNumber] = useState('');
  const read = () =>
    readDraft(draft, {
      now: store.clock.iso(),
      station: store.station.getState().id,
      isTaken: (number) => number === takenNumber || isTaken(store, number),
    });
  const checkedNow = checked ? read() : null;

  const add = (typed: string) => setDraft((held) => withUnit(held, lineFor(store, typed)));

  useScanReceiver(async ({ text }) => {
    await store.scannable;
    const found = resolve(text, store.catalogue.codes, () => []);
    const sku = found.kind === 'sku' ? store.catalogue.skus.get(found.sku) : undefined;
    if (sku) add(sku.sku);
    else toastRefused(t('newOrder.unknownScan', { code: text }));
  });

  async function save() {
    setChecked(true);
    const order = read();
    if (!order.ok) return;
    const id = idOf(order.value);
    // A closed order may have had the number; nothing that is there is ever written over.
    if (await store.orders.get(id)) return setTakenNumber(order.value.number);
    const written = await saved(() => importOrders(store, [order.value], { importId: '' }));
    if (!written.ok) return toastRefused(refusalText(written.error, t));
    toastDone(t('newOrder.saved', { number: order.value.number }));
    await navigate({ to: '/orders/$orderId', params: { orderId: id } });
  }

  return {
    draft,
    problems: checkedNow && !checkedNow.ok ? checkedNow.error : {},
    change: (fields) => setDraft((held) => ({ ...held, ...fields })),
    find: (typed) => choicesFor(store, typed),
    add,
    save: () => void save(),
  };
}

function firstDraft(store: Store): Draft {
  const { shop } = store.settingsView.getState();
  const number = suggestNumber(localDate(store.clock.now()), (text) => isTaken(store, text));
  return emptyDraft(number, shop.currency, shop.address.country);
}

function isTaken(store: Store, number: string): boolean {
  return store.open.withNumber(searchKey(number)).length > 0;
}

function lineFor(store: Store, typed: string) {
  const text = typed.split(DASH)[0] ?? typed;
  const sku = store.catalogue.bySku(text);
  return { key: store.newId(), sku: sku?.sku ?? text, title: sku?.title || text, price: '' };
}

function choicesFor(store: Store, typed: string): readonly string[] {
  if (typed.trim() === '') return [];
  const found = findSkus(store.catalogue.skus.values(), typed);
  const texts = found.map(({ sku, title }) => `${sku}${DASH}${title}`);
  // Goods that the catalogue does not know can be sent too.
  return [...new Set([...texts, typed.trim()])];
}
