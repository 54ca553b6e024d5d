/** The sheets of a print job: a pick list for all its orders, or a slip or label for each. */
import type { TFunction } from 'i18next';
import { pickListWords } from '../../../../shared/documents/pick-list.ts';
import { pickListOf } from '../../../../shared/picking/pick-list-of.ts';
import type { OrderRecord } from '../../../../shared/records/order.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import type { Workspace } from '../../../app/workspace.ts';
import { timeText } from '../../../ui/local-text.ts';
import type { PdfFile } from '../../../ui/PreviewDialog.tsx';
import { makePaper, type PaperFault, pdfOf } from '../../pack/paper/make-paper.ts';

export type PrintKind = 'pick-list' | 'packing-slip' | 'address-label';

/** How many PDFs a job makes. */
export function sheetCount(kind: PrintKind, orders: readonly OrderRecord[]): number {
  return kind === 'pick-list' ? Math.min(1, orders.length) : orders.length;
}

/** Lays out the job's sheet number `index`. `t` is of the namespace `documents`. */
export async function printSheet(
  workspace: Workspace,
  kind: PrintKind,
  orders: readonly OrderRecord[],
  index: number,
  t: TFunction,
): Promise<Result<PdfFile, PaperFault>> {
  if (kind === 'pick-list') return pickListSheet(workspace, orders, t);
  const order = orders[index];
  if (!order) return err({ kind: 'printing-failed', reason: String(index) });
  return makePaper(workspace, kind, order, t);
}

async function pickListSheet(
  { store, host }: Workspace,
  orders: readonly OrderRecord[],
  t: TFunction,
): Promise<Result<PdfFile, PaperFault>> {
  const printedOn = timeText(store.clock.iso(), 'moment', navigator.language);
  const { shop } = store.settingsView.getState();
  const words = pickListWords.parse(t('pickList', { returnObjects: true }));
  const skuOf = (id: string) => store.catalogue.skus.get(id);
  const answer = await host.document.render(
    pickListOf(
      orders.map((order) => store.lineSkus.named(order)),
      { shop, words, heading: shop.name, printedOn, skuOf },
    ),
  );
  if (!answer.ok) return err(answer.error);
  const { pdf, missing } = answer.value;
  return ok({ pdf: pdfOf(pdf), fileName: 'pick-list.pdf', missing });
}
