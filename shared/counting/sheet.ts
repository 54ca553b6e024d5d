/** A sheet of scanned units: bins counted, goods received or moved to another bin, before any of it is written. Pure. */
import { z } from 'zod';

export const SHEET_KINDS = ['count', 'receive', 'move'] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

const sheetLine = z.object({
  bin: z.string(),
  skuId: z.string(),
  sku: z.string(),
  units: z.int().min(0),
});
export type SheetLine = z.infer<typeof sheetLine>;

export const sheet = z.object({
  id: z.string(),
  kind: z.enum(SHEET_KINDS),
  /** Where units are scanned; '' for the place without a bin. */
  bin: z.string(),
  /** Where they go, of `move`. */
  to: z.string(),
  /** The latest line is last. */
  lines: z.array(sheetLine),
  /** What each scan added, for taking back. */
  trail: z.array(sheetLine),
});
export type Sheet = z.infer<typeof sheet>;

export function newSheet(kind: SheetKind, id: string): Sheet {
  return { id, kind, bin: '', to: '', lines: [], trail: [] };
}

/** With units more of a SKU in the bin of the moment. */
export function scanned(from: Sheet, unit: Omit<SheetLine, 'bin'>): Sheet {
  const step = { ...unit, bin: from.bin };
  return { ...from, lines: added(from.lines, step, step.units), trail: [...from.trail, step] };
}

/** Without the last scan; undefined where there is none. */
export function takenBack(from: Sheet): { sheet: Sheet; step: SheetLine } | undefined {
  const step = from.trail.at(-1);
  if (!step) return undefined;
  const lines = added(from.lines, step, -step.units).filter(({ units }) => units > 0);
  return { sheet: { ...from, lines, trail: from.trail.slice(0, -1) }, step };
}

/** What a bin is thought to hold, for every SKU that may be in it. */
export type Held = (skuId: string, bin: string) => number;

/** A movement that a sheet writes. For `counted` the units that were found, else signed units. */
export interface SheetMovement {
  readonly kind: 'counted' | 'received' | 'transferred';
  readonly sku: string;
  readonly bin: string;
  readonly units: number;
}

/**
 * What a sheet writes.
 *
 * @param missing SKUs that were to be in the counted bins and were not scanned: they are counted as none
 */
export function movementsOf(
  { kind, to, lines }: Sheet,
  missing: readonly SheetLine[] = [],
): SheetMovement[] {
  switch (kind) {
    case 'count':
      return [...lines, ...missing].map((line) => movement('counted', line, line.bin, line.units));
    case 'receive':
      return lines.map((line) => movement('received', line, line.bin, line.units));
    case 'move':
      return lines.flatMap((line) => [
        movement('transferred', line, line.bin, -line.units),
        movement('transferred', line, to, line.units),
      ]);
  }
}

/** What takes `written` back, given what the bins were thought to hold before: the ledger only grows. */
export function oppositeOf(
  written: readonly SheetMovement[],
  before: Held,
): {
  readonly kind: 'adjusted' | 'transferred';
  readonly sku: string;
  bin: string;
  units: number;
}[] {
  return written.map(({ kind, sku, bin, units }) => {
    if (kind === 'counted') return { kind: 'adjusted', sku, bin, units: before(sku, bin) - units };
    return { kind: kind === 'received' ? 'adjusted' : kind, sku, bin, units: -units };
  });
}

/** What stands against writing it: nothing scanned, or a move to nowhere. */
export function sheetFault({ kind, lines, to }: Sheet): 'empty' | 'same-bin' | null {
  if (lines.length === 0) return 'empty';
  return kind === 'move' && lines.some(({ bin }) => bin === to) ? 'same-bin' : null;
}

/** What is thought to be in the counted bins and was not scanned. */
export function unscanned(
  { kind, lines }: Sheet,
  thought: readonly SheetLine[],
): readonly SheetLine[] {
  if (kind !== 'count') return [];
  const bins = new Set(lines.map(({ bin }) => bin));
  const seen = new Set(lines.map(keyOf));
  return thought
    .filter((one) => one.units !== 0 && bins.has(one.bin) && !seen.has(keyOf(one)))
    .map((one) => ({ ...one, units: 0 }));
}

function movement(
  kind: SheetMovement['kind'],
  { sku }: SheetLine,
  bin: string,
  units: number,
): SheetMovement {
  return { kind, sku, bin, units };
}

function added(lines: readonly SheetLine[], step: SheetLine, units: number): SheetLine[] {
  const known = lines.find((line) => keyOf(line) === keyOf(step));
  const others = lines.filter((line) => line !== known);
  return [...others, { ...step, units: (known?.units ?? 0) + units }];
}

function keyOf({ bin, skuId }: Pick<SheetLine, 'bin' | 'skuId'>): string {
  return JSON.stringify([bin, skuId]);
}
