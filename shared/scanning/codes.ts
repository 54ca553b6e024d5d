/**
 * What a scanned code stands for here: a SKU, an order, a command, several things or nothing.
 * The index is kept up SKU by SKU, so a scan costs the same however long the catalogue is.
 */
import { type BarcodeFacts, classify } from './barcode.ts';
import { catalogueKeys, codeKeys, textKeys } from './code-keys.ts';
import { type ControlCommand, parseControlCode } from './control-codes.ts';
import { parseOrderCode } from './order-code.ts';

/** A SKU as far as scanning needs it. Its own name is scannable too, as one unit. */
export interface ScannableSku {
  readonly id: string;
  readonly sku: string;
  readonly barcodes: readonly { readonly code: string; readonly units: number }[];
}

/** A SKU's id, and how many units one scan of the code is: more than one for a case pack. */
export interface CodeEntry {
  readonly sku: string;
  readonly units: number;
}

/** Codes to SKUs; changed in place by `addSku` and `removeSku` alone. */
export interface CodeIndex {
  readonly byKey: Map<string, readonly CodeEntry[]>;
  readonly keysOf: Map<string, readonly string[]>;
}

/** The ids of the orders whose number is `text`. */
export type OrderLookup = (text: string) => readonly string[];

export type Candidate =
  | { readonly kind: 'sku'; readonly sku: string; readonly units: number }
  | { readonly kind: 'order'; readonly orderId: string };

export type Resolution =
  | {
      readonly kind: 'sku';
      readonly sku: string;
      readonly units: number;
      readonly facts: BarcodeFacts;
    }
  | { readonly kind: 'order'; readonly orderId: string }
  | { readonly kind: 'control'; readonly command: ControlCommand }
  | {
      readonly kind: 'ambiguous';
      readonly code: string;
      readonly candidates: readonly Candidate[];
      readonly facts: BarcodeFacts;
    }
  | { readonly kind: 'unknown'; readonly code: string };

/** An index of `skus`. */
export function buildCodeIndex(skus: Iterable<ScannableSku>): CodeIndex {
  const index: CodeIndex = { byKey: new Map(), keysOf: new Map() };
  for (const sku of skus) addSku(index, sku);
  return index;
}

/** Adds a SKU, or puts it in the place of what was known of it. */
export function addSku(index: CodeIndex, sku: ScannableSku): void {
  removeSku(index, sku.id);
  const codes = [
    ...textKeys(sku.sku).map((key) => ({ key, units: 1 })),
    ...sku.barcodes.flatMap(({ code, units }) =>
      catalogueKeys(code).map((key) => ({ key, units })),
    ),
  ];
  for (const { key, units } of codes) {
    const known = index.byKey.get(key) ?? [];
    if (known.some((entry) => entry.sku === sku.id && entry.units === units)) continue;
    index.byKey.set(key, [...known, { sku: sku.id, units }]);
  }
  index.keysOf.set(sku.id, [...new Set(codes.map(({ key }) => key))]);
}

/** Forgets the SKU with this id. */
export function removeSku(index: CodeIndex, id: string): void {
  for (const key of index.keysOf.get(id) ?? []) {
    const left = (index.byKey.get(key) ?? []).filter((entry) => entry.sku !== id);
    if (left.length > 0) index.byKey.set(key, left);
    else index.byKey.delete(key);
  }
  index.keysOf.delete(id);
}

/** What the code `raw` stands for. An order numbered like a SKU is ambiguous, never guessed. */
export function resolve(raw: string, index: CodeIndex, orderLookup: OrderLookup): Resolution {
  const { text, facts } = classify(raw);
  const command = parseControlCode(text);
  if (command) return { kind: 'control', command };
  const ownOrder = parseOrderCode(text);
  if (ownOrder) return { kind: 'order', orderId: ownOrder };

  const found = candidatesOf(raw, index, text === '' ? [] : orderLookup(text));
  const [only, ...others] = withCount(found, facts.count ?? 1);
  if (!only) return { kind: 'unknown', code: text };
  if (others.length > 0) {
    return { kind: 'ambiguous', code: text, candidates: [only, ...others], facts };
  }
  return only.kind === 'sku' ? { ...only, facts } : only;
}

function candidatesOf(raw: string, index: CodeIndex, orders: readonly string[]): Candidate[] {
  const keys = codeKeys(raw);
  const skus = entriesAt(index, keys.sure);
  const entries = skus.length === 0 && orders.length === 0 ? entriesAt(index, keys.guesses) : skus;
  return [
    ...entries.map((entry): Candidate => ({ kind: 'sku', ...entry })),
    ...orders.map((orderId): Candidate => ({ kind: 'order', orderId })),
  ];
}

function entriesAt(index: CodeIndex, keys: readonly string[]): readonly CodeEntry[] {
  for (const key of keys) {
    const entries = index.byKey.get(key);
    if (entries) return entries;
  }
  return [];
}

function withCount(found: readonly Candidate[], count: number): readonly Candidate[] {
  return found.map((one) => (one.kind === 'sku' ? { ...one, units: one.units * count } : one));
}
