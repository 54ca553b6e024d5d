/** What people say of lines that the catalogue does not know: which SKU each is, or that it is packed by hand. */
import type { LineLink } from '../../../shared/channels/line-links.ts';
import { skuId } from '../../../shared/records/ids.ts';
import { ok } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings.ts';
import { changeSettings } from '../settings.ts';
import type { Store } from '../store.ts';
import type { UnknownArticle } from '../unknown-articles.ts';
import type { Outcome } from './change-order.ts';
import { saveSkus } from './stock.ts';

type Line = Pick<UnknownArticle, 'own' | 'text' | 'title'>;

export interface NewSku {
  readonly sku: string;
  readonly title: string;
  /** '' for none. */
  readonly barcode: string;
}

/** The line is this SKU, in every order that has it. */
export function linkLine(store: Store, line: Line, sku: string): Promise<Outcome<unknown>> {
  return answer(store, line, { is: 'sku', skuId: sku });
}

/** The line is none of ours: it is packed without a scan, and no stock is kept of it. */
export function packByHand(store: Store, line: Line): Promise<Outcome<unknown>> {
  return answer(store, line, { is: 'by-hand', skuId: '' });
}

/** Takes an answer back: orders with such lines wait again. */
export function takeAnswerBack(store: Store, own: string): Promise<Outcome<unknown>> {
  const known = store.settingsView.getState().lineLinks[own];
  if (!known) return Promise.resolve(ok(undefined));
  return answer(store, { ...known, own }, { is: 'open', skuId: '' });
}

/** Makes a SKU of a line. One that is named otherwise than the line is linked to it. */
export async function makeSku(store: Store, line: Line, made: NewSku): Promise<Outcome<unknown>> {
  const id = skuId(made.sku);
  const known = store.catalogue.skus.get(id);
  const code = { code: made.barcode.trim(), units: 1 };
  const barcodes = [...(known?.barcodes ?? []), ...(code.code === '' ? [] : [code])];
  const title = known ? {} : { title: made.title.trim() };
  const saved = await saveSkus(store, [{ sku: made.sku, fields: { ...title, barcodes } }]);
  return saved.ok && id !== line.own ? linkLine(store, line, id) : saved;
}

/** Makes a SKU of every line, named as its channel names it. */
export function makeAllSkus(store: Store, lines: readonly Line[]): Promise<Outcome<unknown>> {
  const readings = lines.map(({ text, title }) => ({ sku: text, fields: { title } }));
  return saveSkus(store, readings);
}

/** Whether orders wait for lines that nobody knows, or are packed as they are. */
export function waitForUnknown(
  store: Store,
  unknownArticles: Settings['packing']['unknownArticles'],
): Promise<Outcome<unknown>> {
  return changeSettings(store.settings, store.clock, 'packing', { unknownArticles });
}

function answer(
  store: Store,
  { own, text, title }: Line,
  said: Pick<LineLink, 'is' | 'skuId'>,
): Promise<Outcome<unknown>> {
  const link = { text, title, ...said };
  return changeSettings(store.settings, store.clock, 'lineLinks', { [own]: link });
}
