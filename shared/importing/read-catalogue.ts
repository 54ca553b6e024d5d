/**
 * A table of SKUs: what it says of each, so that only the fields it has are changed, and what became of every
 * row. One SKU on several rows is one SKU with all their barcodes, if the rows agree on everything else.
 */
import { canonicalJson } from '../records/canonical.ts';
import { skuId } from '../records/ids.ts';
import type { Barcode, SkuFields } from '../records/sku.ts';
import { type Account, type Notice, type RefusalKind, refused } from './account.ts';
import { type DecimalSign, readUnits } from './amounts.ts';
import { type CatalogueField, catalogueFields } from './catalogue-fields.ts';
import { isExponent, wholeNumber, withEdits, withLeadingZero } from './cells.ts';
import { type Sources, textOf } from './columns.ts';
import { looksLikeTotals } from './layout.ts';
import { type MappingProfile, profileSources } from './mapping.ts';
import { readLength, readSize, readWeight } from './measures.ts';
import { withRepairedText } from './mend-text.ts';
import {
  type Choices,
  openRepairs,
  type Question,
  type Repair,
  type RepairBook,
} from './repairs.ts';
import { survey } from './survey.ts';
import type { Table } from './table.ts';

export interface SkuReading {
  readonly id: string;
  readonly sku: string;
  /** Fields that the file says something about; the others stay as they are. */
  readonly fields: Partial<SkuFields>;
  /** Units on hand in the SKU's bin, where the file says so. */
  readonly onHand: number | null;
}

export interface CatalogueRead {
  readonly readings: readonly SkuReading[];
  readonly accounts: readonly Account[];
  readonly repairs: readonly Repair[];
  readonly questions: readonly Question[];
  readonly notices: readonly Notice[];
  readonly table: Table;
}

interface Scene {
  readonly table: Table;
  readonly sources: Sources<CatalogueField>;
  readonly profile: MappingProfile;
  readonly decimal: DecimalSign;
  readonly repairs: RepairBook;
}

class Trouble {
  readonly reason: RefusalKind;
  readonly field: CatalogueField;
  constructor(reason: RefusalKind, field: CatalogueField) {
    this.reason = reason;
    this.field = field;
  }
}

/** Reads a table of SKUs. */
export function readCatalogue(
  source: Table,
  profile: MappingProfile,
  choices: Choices,
): CatalogueRead {
  const repairs = openRepairs(choices);
  const table = withEdits(withRepairedText(source, repairs), choices.edits);
  const sources = profileSources(profile, table.headers, catalogueFields);
  const amounts = [sources.weight, sources.length, sources.width, sources.height];
  const { decimal, questions } = survey(
    table,
    { dates: [], amounts, dateOrder: null, decimal: profile.decimal },
    choices,
  );
  const scene: Scene = { table, sources, profile, decimal, repairs };
  const found = new Map<string, { reading: SkuReading; line: number }>();
  const accounts = table.rows.map((_, row) => readRow(scene, row, found));
  const readings = [...found.values()].map(({ reading }) => reading);
  const notices = sharedBarcodes(found);
  return { readings, accounts, repairs: repairs.list(), questions, notices, table };
}

function readRow(
  scene: Scene,
  row: number,
  found: Map<string, { reading: SkuReading; line: number }>,
): Account {
  const { table, sources, repairs } = scene;
  const cells = table.rows[row] ?? [];
  const line = table.lines[row] ?? 0;
  if (
    looksLikeTotals(cells) &&
    repairs.offer('totals-row', line, cells.filter(Boolean).join(' '), '')
  )
    return { kind: 'left-out', reason: 'totals-row' };
  const reading = readSku(scene, cells, line);
  if (reading instanceof Trouble)
    return refused(reading.reason, sources[reading.field]?.columns[0] ?? null);
  const known = found.get(reading.id);
  const joined = known ? join(known.reading, reading) : reading;
  if (joined === null)
    return refused('duplicate-sku', sources.sku?.columns[0] ?? null, known?.line);
  found.set(reading.id, { reading: joined, line: known?.line ?? line });
  return { kind: 'sku', sku: reading.id };
}

function readSku(scene: Scene, cells: readonly string[], line: number): SkuReading | Trouble {
  const text = (field: CatalogueField) => textOf(scene.sources[field], cells);
  const sku = text('sku');
  if (sku === '') return new Trouble('no-sku', 'sku');
  if (isExponent(sku)) return new Trouble('sku-damaged', 'sku');
  const fields: Partial<SkuFields> = {};
  for (const field of ['title', 'bin', 'note', 'warning', 'picture'] as const) {
    if (text(field) !== '') fields[field] = text(field);
  }
  const trouble =
    takeBarcodes(scene, text, line, fields) ??
    takeMeasures(scene, text, fields) ??
    takeKit(text('kit'), fields);
  if (trouble) return trouble;
  const safety = wholeUnits(scene, text('safety'));
  const onHand = wholeUnits(scene, text('onHand'));
  const reorder = wholeUnits(scene, text('reorder'));
  if (safety === 'bad' || (safety !== null && safety < 0))
    return new Trouble('units-unreadable', 'safety');
  if (reorder === 'bad' || (reorder !== null && reorder < 0))
    return new Trouble('units-unreadable', 'reorder');
  if (onHand === 'bad') return new Trouble('units-unreadable', 'onHand');
  if (safety !== null) fields.safety = safety;
  if (reorder !== null) fields.reorder = reorder;
  return { id: skuId(sku), sku, fields, onHand };
}

type TextOf = (field: CatalogueField) => string;

function wholeUnits({ decimal }: Scene, text: string): number | null | 'bad' {
  return text === '' ? null : (readUnits(text, decimal) ?? 'bad');
}

function takeBarcodes(
  scene: Scene,
  text: TextOf,
  line: number,
  fields: Partial<SkuFields>,
): Trouble | undefined {
  const codes: Barcode[] = [];
  for (const part of text('barcodes').split(/[;,|\n]/)) {
    if (part.trim() === '') continue;
    const { code, units } = packOf(part.trim());
    const mended = mendCode(scene, code, line);
    if (mended === null) return new Trouble('barcode-damaged', 'barcodes');
    codes.push({ code: mended, units });
  }
  if (text('caseBarcode') !== '') {
    const code = mendCode(scene, text('caseBarcode'), line);
    const units = readUnits(text('caseUnits'), scene.decimal);
    if (code === null) return new Trouble('barcode-damaged', 'caseBarcode');
    if (units === null || units < 1) return new Trouble('units-unreadable', 'caseUnits');
    codes.push({ code, units });
  }
  if (codes.length > 0) fields.barcodes = codes;
  return undefined;
}

/** `4006381333931 x6`, `6 x 4006381333931`, `4006381333931*6`: a code and the units behind one scan of it. */
function packOf(part: string): Barcode {
  const after = /^(\S+?)\s*(?:\s[x×]\s*|[*×]\s*)(\d{1,4})$/i.exec(part);
  if (after) return { code: after[1] ?? '', units: Math.max(1, Number(after[2])) };
  const before = /^(\d{1,4})\s*[x×*]\s+(\S+)$/i.exec(part);
  if (before) return { code: before[2] ?? '', units: Math.max(1, Number(before[1])) };
  return { code: part, units: 1 };
}

/** The code as it was before a spreadsheet had it; null when its digits are gone. */
function mendCode({ repairs }: Scene, code: string, line: number): string | null {
  if (isExponent(code)) {
    const whole = wholeNumber(code);
    return whole !== null && repairs.offer('exponent', line, code, whole) ? whole : null;
  }
  const padded = withLeadingZero(code);
  return padded !== null && repairs.offer('leading-zero-barcode', line, code, padded)
    ? padded
    : code;
}

function takeMeasures(
  { profile, decimal }: Scene,
  text: TextOf,
  fields: Partial<SkuFields>,
): Trouble | undefined {
  if (text('weight') !== '') {
    const weight = readWeight(text('weight'), decimal, profile.weightUnit);
    if (weight === null) return new Trouble('weight-unreadable', 'weight');
    fields.weight = weight;
  }
  if (text('size') !== '') {
    const size = readSize(text('size'), decimal, profile.sizeUnit);
    if (size === null) return new Trouble('size-unreadable', 'size');
    Object.assign(fields, size);
  }
  for (const field of ['length', 'width', 'height'] as const) {
    if (text(field) === '') continue;
    const length = readLength(text(field), decimal, profile.sizeUnit);
    if (length === null) return new Trouble('size-unreadable', field);
    fields[field] = length;
  }
  return undefined;
}

/** `MUG*2; TEE` — SKUs with how many of each. */
function takeKit(text: string, fields: Partial<SkuFields>): Trouble | undefined {
  if (text === '') return undefined;
  const kit: { sku: string; units: number }[] = [];
  for (const part of text.split(/[;|,\n]/).map((piece) => piece.trim())) {
    if (part === '') continue;
    const match = /^(.+?)\s*(?:[*×]|\s[x×])\s*(\d{1,4})$/i.exec(part) ?? /^(.+)$/.exec(part);
    const units = Number(match?.[2] ?? 1);
    if (!match?.[1] || units < 1) return new Trouble('kit-unreadable', 'kit');
    kit.push({ sku: match[1].trim(), units });
  }
  fields.kit = kit;
  return undefined;
}

/** Two rows of one SKU as one; null when they contradict each other. */
function join(a: SkuReading, b: SkuReading): SkuReading | null {
  const { barcodes: codesA = [], ...restA } = a.fields;
  const { barcodes: codesB = [], ...restB } = b.fields;
  if (canonicalJson([restA, a.onHand]) !== canonicalJson([restB, b.onHand])) return null;
  const fresh = codesB.filter((code) => !codesA.some((known) => known.code === code.code));
  return fresh.length === 0
    ? null
    : { ...a, fields: { ...a.fields, barcodes: [...codesA, ...fresh] } };
}

/** Codes that two SKUs share: the bench will have to ask. */
function sharedBarcodes(
  found: ReadonlyMap<string, { reading: SkuReading; line: number }>,
): Notice[] {
  const owners = new Map<string, string>();
  const notices: Notice[] = [];
  for (const { reading, line } of found.values()) {
    for (const { code } of reading.fields.barcodes ?? []) {
      const owner = owners.get(code);
      if (owner === undefined) owners.set(code, reading.sku);
      else if (owner !== reading.sku)
        notices.push({ kind: 'barcode-shared', line, text: `${code}: ${owner}, ${reading.sku}` });
    }
  }
  return notices;
}
