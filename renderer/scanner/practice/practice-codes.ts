/** What there is to scan on a bench without goods: the right codes, the next orders' slips, and likely mistakes. */
import { statusOf } from '../../../shared/orders/status.ts';
import { lineSku } from '../../../shared/packing/pack-unit.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import type { SkuRecord } from '../../../shared/records/sku.ts';
import { controlCodes } from '../../../shared/scanning/control-codes.ts';
import { orderCode } from '../../../shared/scanning/order-code.ts';

export interface PracticeCode {
  /** Unique among the codes shown. */
  readonly id: string;
  readonly code: string;
  /** What is printed beside it; for `mistakes` and `commands` a key of the practice texts. */
  readonly name: string;
  /** More than one for a case pack. */
  readonly units: number;
}

export interface PracticeCodes {
  readonly lines: readonly PracticeCode[];
  readonly orders: readonly PracticeCode[];
  readonly mistakes: readonly PracticeCode[];
  readonly commands: readonly PracticeCode[];
}

/** A code that no catalogue has: its check digit is wrong on purpose, so it is no product's number. */
const NOBODYS = '4000000000000';

export interface PracticeSources {
  readonly order: OrderRecord | null;
  readonly next: readonly { readonly id: string; readonly number: string }[];
  readonly skus: ReadonlyMap<string, SkuRecord>;
}

/** Everything that can be scanned now. */
export function practiceCodes({ order, next, skus }: PracticeSources): PracticeCodes {
  const wanted = new Set(order?.facts.lines.map(lineSku));
  const stranger = firstOther(skus, wanted);
  const named = (name: string, code: string): PracticeCode => ({ id: name, code, name, units: 1 });
  const full = order !== null && statusOf(order).fulfilment === 'packed';
  return {
    lines: order ? lineCodes(order, skus) : [],
    orders: next.map(({ id, number }) => ({ id, code: orderCode(id), name: number, units: 1 })),
    mistakes: [
      ...(stranger ? [named('wrong', codeOf(stranger))] : []),
      named('unknown', NOBODYS),
      ...(full ? [named('tracking', 'PRACTICE00000001')] : []),
    ],
    commands: [
      named('undo', controlCodes.undo),
      named('unpack', controlCodes.unpack),
      named('ship', controlCodes.confirm),
      named('parcel', controlCodes.parcel),
      named('rest-later', controlCodes['rest-later']),
      named('print', controlCodes.label),
      named('hold', controlCodes.hold),
      named('next', controlCodes.next),
      named('close', controlCodes.close),
    ],
  };
}

function lineCodes(order: OrderRecord, skus: PracticeSources['skus']): PracticeCode[] {
  const lines = new Map(
    order.facts.lines.filter((line) => line.units > 0).map((line) => [lineSku(line), line]),
  );
  return [...lines].flatMap(([id, line]) => {
    const sku = skus.get(id);
    const name = line.sku || line.title;
    const barcodes = sku?.barcodes ?? [];
    const codes = barcodes.length > 0 ? barcodes : [{ code: name, units: 1 }];
    return codes.map(({ code, units }) => ({ id: `${id}:${code}`, code, name, units }));
  });
}

function codeOf(sku: SkuRecord): string {
  return sku.barcodes[0]?.code ?? sku.sku;
}

function firstOther(
  skus: PracticeSources['skus'],
  wanted: ReadonlySet<string>,
): SkuRecord | undefined {
  for (const sku of skus.values()) if (!wanted.has(sku.id)) return sku;
  return undefined;
}
