/** Packing slip and address label of an order as PDF: the model made here, laid out by the host. */
import type { TFunction } from 'i18next';
import type { AddressLabel } from '../../../../shared/documents/address-label.ts';
import { addressLabelWords } from '../../../../shared/documents/address-label.ts';
import type { DocumentFault } from '../../../../shared/documents/document-request.ts';
import type { PackingSlip } from '../../../../shared/documents/packing-slip.ts';
import { packingSlipWords } from '../../../../shared/documents/packing-slip.ts';
import type { HostFault } from '../../../../shared/host.ts';
import { packedUnits, standingShipments } from '../../../../shared/orders/log.ts';
import { statusOf } from '../../../../shared/orders/status.ts';
import { BARCODE_LETTERS } from '../../../../shared/printing/zpl-label.ts';
import type { OrderRecord } from '../../../../shared/records/order.ts';
import type { ShipmentRecord } from '../../../../shared/records/shipment.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import { labelOf } from '../../../../shared/shipping/label-of.ts';
import { type Paper, slipOf } from '../../../../shared/shipping/slip-of.ts';
import type { Workspace } from '../../../app/workspace.ts';
import { shipmentsOf } from '../../../store/commands/ship.ts';
import type { Store } from '../../../store/store.ts';
import type { PdfFile } from '../../../ui/PreviewDialog.tsx';

export type PaperKind = 'packing-slip' | 'address-label';
export type PaperFault = DocumentFault | HostFault;

export interface PaperFile extends PdfFile {
  readonly kind: PaperKind;
}

/** Lays out a paper of `order`; `t` of the namespace `documents` gives the form's words. */
export async function makePaper(
  { store, host }: Workspace,
  kind: PaperKind,
  order: OrderRecord,
  t: TFunction,
): Promise<Result<PaperFile, PaperFault>> {
  const model =
    kind === 'packing-slip'
      ? slipOf(
          store.lineSkus.named(order),
          paperOf(store, packingSlipWords.parse(wordsOf(t, 'packingSlip'))),
          contentsOf(order, await lastShipped(store, order)),
        )
      : await labelModel(store, order, t);
  const answer = await render(host, model, order.facts.number);
  if (!answer.ok) return err(answer.error);
  return ok({
    kind,
    pdf: pdfOf(answer.value.pdf),
    fileName: `${kind}-${order.facts.number.replace(/[^\p{L}\p{N}_-]+/gu, '')}.pdf`,
    missing: answer.value.missing,
  });
}

/** What the slip lists of an order that goes in several parcels; undefined: all of it. */
function contentsOf(order: OrderRecord, shipped: ShipmentRecord | undefined) {
  if (!shippedInParts(order)) return undefined;
  if (!shipped) return packedUnits(order.log);
  return Object.fromEntries(shipped.confirmed.contents.map(({ line, units }) => [line, units]));
}

function shippedInParts(order: OrderRecord): boolean {
  return standingShipments(order.log).length > 1 || statusOf(order).partlyShipped;
}

/** The label of an order's parcel, to be laid out or sent to a printer. */
async function labelModel(store: Store, order: OrderRecord, t: TFunction): Promise<AddressLabel> {
  const paper = paperOf(store, addressLabelWords.parse(wordsOf(t, 'addressLabel')));
  const last = await lastShipped(store, order);
  return labelOf(order, paper, last && { parcel: last.parcel, service: last.service.value });
}

/** The same for a label printer, which has less room for its bars: an order's number opens it as well. */
export async function printerLabel(
  store: Store,
  order: OrderRecord,
  t: TFunction,
): Promise<AddressLabel> {
  const label = await labelModel(store, order, t);
  const fits = label.code.length <= BARCODE_LETTERS;
  return fits ? label : { ...label, code: label.orderNumber };
}

/** An id may be too long for a barcode that is read at once; an order's number opens it as well, and is short. */
async function render(host: Workspace['host'], model: PackingSlip | AddressLabel, number: string) {
  const answer = await host.document.render(model);
  return !answer.ok && answer.error.kind === 'code-too-long'
    ? host.document.render({ ...model, code: number })
    : answer;
}

function paperOf<Words>(store: Store, words: Words): Paper<Words> {
  const countries = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });
  return {
    shop: store.settingsView.getState().shop,
    words,
    countryName: (code) =>
      (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code).toUpperCase(),
    dayText: (iso) => new Date(iso).toLocaleDateString(undefined, { dateStyle: 'medium' }),
    skuOf: (id) => store.catalogue.skus.get(id),
  };
}

function wordsOf(t: TFunction, form: string): unknown {
  return t(form, { returnObjects: true });
}

/** The parcel that left last, whose label may be printed again; undefined: the one being filled. */
async function lastShipped(store: Store, order: OrderRecord) {
  if (Object.values(packedUnits(order.log)).some((units) => units > 0)) return undefined;
  const shipments = await shipmentsOf(store, order.id);
  return shipments.findLast((shipment) => shipment.voided.at === '');
}

/** The PDF that the host gave as base64. */
export function pdfOf(base64: string): Blob {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  return new Blob([bytes], { type: 'application/pdf' });
}
