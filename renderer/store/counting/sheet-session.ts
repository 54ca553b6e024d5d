/**
 * The sheet of this station that is being scanned: kept locally with every scan, so that a reload goes on, and written to
 * the ledger at once when it is confirmed.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  type Held,
  movementsOf,
  newSheet,
  oppositeOf,
  type Sheet,
  type SheetKind,
  type SheetLine,
  type SheetMovement,
  scanned,
  sheetFault,
  sheet as sheetShape,
  takenBack,
  unscanned,
} from '../../../shared/counting/sheet.ts';
import { searchKey } from '../../../shared/orders/order-index.ts';
import type { NotAllowed } from '../../../shared/people/person.ts';
import { contentHash } from '../../../shared/records/canonical.ts';
import { skuId } from '../../../shared/records/ids.ts';
import { classify } from '../../../shared/scanning/barcode.ts';
import { resolve } from '../../../shared/scanning/codes.ts';
import { moveStock, type StockChange } from '../commands/stock.ts';
import { namedCandidates, skuName } from '../resolve-scan.ts';
import { saved } from '../saving.ts';
import { parseJson } from '../snapshots.ts';
import type { Store } from '../store.ts';
import { BinIndex } from './bin-index.ts';

export type SheetSaid =
  | { readonly kind: 'counted'; readonly sku: string; readonly units: number; readonly bin: string }
  | { readonly kind: 'at-bin' | 'to-bin'; readonly bin: string }
  | { readonly kind: 'undone'; readonly sku: string; readonly units: number }
  | { readonly kind: 'written' | 'taken-back'; readonly lines: number }
  | { readonly kind: 'unknown'; readonly code: string }
  | { readonly kind: 'ambiguous'; readonly code: string; readonly names: readonly string[] }
  | { readonly kind: 'empty' | 'same-bin' | 'nothing-to-undo' }
  | NotAllowed
  | { readonly kind: 'not-saved'; readonly reason: string };

export interface SheetView {
  readonly sheet: Sheet;
  readonly said: SheetSaid | null;
  readonly seq: number;
  /** What was written last, and what takes it back; null once something else began. */
  readonly written: { readonly id: string; readonly moves: ReturnType<typeof oppositeOf> } | null;
}

const RECORD = 'stock-sheet';

export class SheetSession {
  readonly view: StoreApi<SheetView>;
  readonly restored: Promise<void>;
  private readonly bins: BinIndex;
  private last: Promise<unknown>;

  constructor(private readonly store: Store) {
    this.bins = new BinIndex(store);
    const sheet = newSheet('count', store.newId());
    this.view = createStore(() => ({ sheet, said: null, seq: 0, written: null }));
    this.restored = this.restore();
    this.last = this.restored;
  }

  /** What a scanned code does: a bin is where the next units are, a SKU's code is units of it. */
  scan(code: string): Promise<SheetSaid> {
    this.store.activity.scanned();
    return this.inTurn(async () => {
      await this.store.scannable;
      return this.judge(code);
    });
  }

  /** What the sheet is for. What was scanned stays on it. */
  turnTo(kind: SheetKind): Promise<unknown> {
    return this.inTurn(() => this.put({ ...this.sheet, kind }));
  }

  /** The bin of the next units, or where all of them go. */
  place(where: Partial<Pick<Sheet, 'bin' | 'to'>>): Promise<unknown> {
    return this.inTurn(() => this.put({ ...this.sheet, ...where }));
  }

  undo(): Promise<SheetSaid> {
    return this.inTurn(async () => {
      const back = takenBack(this.sheet);
      if (!back) return this.say({ kind: 'nothing-to-undo' });
      const { sku, units } = back.step;
      return this.keep(back.sheet, { kind: 'undone', sku, units });
    });
  }

  /** Begins anew without writing anything. */
  clear(): Promise<unknown> {
    return this.inTurn(() => this.put(this.blank()));
  }

  /**
   * Writes the sheet to the ledger.
   *
   * @param whole the bins were counted whole: what was not scanned is not there
   */
  write(whole: boolean, reason: string): Promise<SheetSaid> {
    return this.inTurn(async () => {
      const { sheet } = this;
      const fault = sheetFault(sheet);
      if (fault) return this.say({ kind: fault });
      const moves = movementsOf(sheet, whole ? this.missing() : []);
      const back = oppositeOf(moves, this.held);
      const written = await this.move(moves, reason, sheet.id);
      if (written) return this.say(written);
      // Where that cannot be kept any more, the next start finds that it was written.
      await this.put(this.blank());
      this.view.setState({ sheet: this.blank(), written: { id: `${sheet.id} back`, moves: back } });
      return this.say({ kind: 'written', lines: moves.length });
    });
  }

  /** Takes back what was written last. */
  takeBack(reason: string): Promise<SheetSaid> {
    return this.inTurn(async () => {
      const { written } = this.view.getState();
      if (!written) return this.say({ kind: 'nothing-to-undo' });
      const fault = await this.move(written.moves, reason, written.id);
      if (fault) return this.say(fault);
      this.view.setState({ written: null });
      return this.say({ kind: 'taken-back', lines: written.moves.length });
    });
  }

  /** What is thought to be in the counted bins and was not scanned. */
  missing(): readonly SheetLine[] {
    const bins = new Set(this.sheet.lines.map(({ bin }) => bin));
    return unscanned(
      this.sheet,
      [...bins].flatMap((bin) => this.bins.in(bin)),
    );
  }

  /** Units of a SKU, as people write it, that a bin is thought to hold. */
  readonly held: Held = (sku, bin) => {
    const stock = this.store.stock.stockOf(skuId(sku));
    const one = stock && Object.hasOwn(stock, bin) ? stock[bin] : undefined;
    return one ? one.base + one.since : 0;
  };

  private blank(): Sheet {
    return newSheet(this.sheet.kind, this.store.newId());
  }

  private get sheet(): Sheet {
    return this.view.getState().sheet;
  }

  private async judge(code: string): Promise<SheetSaid> {
    const { text } = classify(code);
    const found = resolve(code, this.store.catalogue.codes, (one) =>
      this.store.open.withNumber(searchKey(one)),
    );
    const bin = this.bins.named(text);
    if (bin !== undefined && found.kind !== 'sku') return this.atBin(bin);
    if (found.kind === 'sku') {
      const unit = { skuId: found.sku, sku: skuName(this.store, found.sku), units: found.units };
      const next = scanned(this.sheet, unit);
      const units = next.lines.at(-1)?.units ?? 0;
      return this.keep(next, { kind: 'counted', sku: unit.sku, units, bin: next.bin });
    }
    if (found.kind !== 'ambiguous') return this.say({ kind: 'unknown', code: text });
    const names = namedCandidates(this.store, found).map((one) =>
      one.kind === 'sku' ? one.sku : one.number,
    );
    return this.say({ kind: 'ambiguous', code: text, names });
  }

  /** Units are scanned in it next; of a move that has its units, it is where they go. */
  private atBin(bin: string): Promise<SheetSaid> {
    const { sheet } = this;
    const isGoal = sheet.kind === 'move' && sheet.lines.length > 0;
    const next = isGoal ? { ...sheet, to: bin } : { ...sheet, bin };
    return this.keep(next, { kind: isGoal ? 'to-bin' : 'at-bin', bin });
  }

  /** Writes movements kind by kind; why it could not, or undefined. */
  private async move(
    moves: readonly (SheetMovement | ReturnType<typeof oppositeOf>[number])[],
    reason: string,
    once: string,
  ): Promise<SheetSaid | undefined> {
    for (const kind of new Set(moves.map((one) => one.kind))) {
      const own = moves.filter((one) => one.kind === kind);
      // Tried again, nothing is written twice.
      const idOf = (change: StockChange) => movementKey(once, change);
      const written = await moveStock(this.store, kind, own, reason, '', idOf);
      if (written.ok) continue;
      const { error } = written;
      if (error.kind === 'not-allowed') return error;
      return { kind: 'not-saved', reason: error.kind === 'not-saved' ? error.reason : error.kind };
    }
    return undefined;
  }

  /** Tells it once it is kept. */
  private async keep(sheet: Sheet, said: SheetSaid): Promise<SheetSaid> {
    return (await this.put(sheet)) ?? this.say(said);
  }

  /** Keeps the sheet; says why it could not be kept, else nothing. */
  private async put(sheet: Sheet): Promise<SheetSaid | undefined> {
    const body = JSON.stringify(sheet);
    const kept = await saved(() => this.store.local.change(RECORD, () => ({ id: RECORD, body })));
    if (!kept.ok) return this.say(kept.error);
    this.view.setState({ sheet, ...(sheet.lines.length > 0 && { written: null }) });
    return undefined;
  }

  private say(said: SheetSaid): SheetSaid {
    this.view.setState(({ seq }) => ({ said, seq: seq + 1 }));
    return said;
  }

  private async restore(): Promise<void> {
    const read = await saved(() => this.store.local.get(RECORD));
    const kept = sheetShape.safeParse(parseJson((read.ok && read.value?.body) || 'null'));
    if (!kept.success) return;
    const rest = await saved(() => this.unwritten(kept.data));
    this.view.setState({ sheet: rest.ok ? rest.value : kept.data });
  }

  /** A sheet without the lines that a crash left on it after they were written. */
  private async unwritten(sheet: Sheet): Promise<Sheet> {
    const idOf = ({ kind, ...change }: SheetMovement) => `${kind}:${movementKey(sheet.id, change)}`;
    const moves = movementsOf(sheet);
    const there = new Set(
      (await this.store.movements.getMany(moves.map(idOf))).map(({ id }) => id),
    );
    if (there.size === 0) return sheet;
    const isLeft = (line: SheetLine) =>
      movementsOf({ ...sheet, lines: [line] }).some((move) => !there.has(idOf(move)));
    return { ...sheet, lines: sheet.lines.filter(isLeft), trail: [] };
  }

  private inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.last.then(act);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

/** What makes a movement of a sheet the same one, without its kind. */
function movementKey(once: string, { sku, bin }: Pick<StockChange, 'sku' | 'bin'>): string {
  return contentHash([once, skuId(sku), bin]);
}
