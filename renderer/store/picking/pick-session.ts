/**
 * One walk through the bins at a time. Whatever is asked of it is done one thing after the other, and told only after
 * its effect is durable.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { binScanned, type PickAction, pickStep } from '../../../shared/picking/pick-step.ts';
import {
  leftOf,
  nextStop,
  type PickStop,
  type PickWalk,
  type ShortCause,
  withoutUnits,
} from '../../../shared/picking/pick-walk.ts';
import { classify } from '../../../shared/scanning/barcode.ts';
import type { Resolution } from '../../../shared/scanning/codes.ts';
import type { BulkOutcome } from '../commands/change-order.ts';
import { holdOrders, putBack } from '../commands/orders.ts';
import { takeBackHold } from '../commands/take-back.ts';
import { namedCandidates, resolveScan, skuName } from '../resolve-scan.ts';
import type { NotSaved } from '../saving.ts';
import type { Store } from '../store.ts';
import { type KeptWalk, keepWalk, NO_WALK, readWalk } from './kept-walk.ts';
import type { PickOutcome } from './pick-outcome.ts';
import { takeForWalk } from './to-pick.ts';

export interface PickView extends KeptWalk {
  readonly outcome: PickOutcome | null;
  /** Counts outcomes, so that two equal ones are told apart. */
  readonly seq: number;
}

type Ambiguous = Extract<Resolution, { kind: 'ambiguous' }>;

export class PickSession {
  readonly view: StoreApi<PickView> = createStore(() => ({ ...NO_WALK, outcome: null, seq: 0 }));
  /** The walk that was under way when the page was left is under way again. */
  readonly restored: Promise<void>;
  private last: Promise<unknown>;

  constructor(private readonly store: Store) {
    this.restored = readWalk(store).then((kept) => this.view.setState(kept));
    this.last = this.restored;
  }

  /** Takes orders off the queue and begins a walk for them. */
  start(ids: readonly string[]): Promise<PickOutcome> {
    return this.inTurn(() => this.begin(ids));
  }

  /** What a scanned code does. */
  scan(code: string): Promise<PickOutcome> {
    this.store.activity.scanned();
    return this.inTurn(async () => {
      await this.store.scannable;
      return this.judge(code);
    });
  }

  /** One unit of a stop by hand, for goods that have no barcode. */
  one({ skuId, sku }: PickStop): Promise<PickOutcome> {
    return this.inTurn(() => this.step({ kind: 'units', skuId, sku, units: 1 }));
  }

  /**
   * Leaves the rest of a stop out and goes on; the orders that go without are held.
   *
   * @param reason why, as it is to stand on their hold
   */
  short({ skuId, sku }: PickStop, cause: ShortCause, reason: string): Promise<PickOutcome> {
    return this.inTurn(async () => {
      const stop = this.walk?.stops.find((one) => one.skuId === skuId);
      if (!stop || leftOf(stop) === 0) return this.say({ kind: 'enough', sku });
      const without = withoutUnits(stop).map(({ order }) => order);
      const { done, refused } = await holdOrders(this.store, without, stockHold(reason));
      const fault = notSaved(refused);
      if (fault) return this.say(fault);
      return this.step({
        kind: 'short',
        cause,
        move: { skuId, units: 0, held: [...done], reason },
      });
    });
  }

  /** Takes the last scan or short pick back. */
  undo(): Promise<PickOutcome> {
    return this.inTurn(() => this.takeBack());
  }

  /** Ends a walk on which nothing is left. Its orders wait for the bench. */
  finish(): Promise<PickOutcome> {
    return this.inTurn(() => this.end());
  }

  /** Ends the walk where it is; its orders go back to the queue. */
  giveUp(): Promise<PickOutcome> {
    return this.inTurn(async () => {
      const { walk, picked } = this.view.getState();
      if (!walk) return this.say({ kind: 'no-walk' });
      const fault = notSaved((await putBack(this.store, walk.orders)).refused);
      if (fault) return this.say(fault);
      return this.keep({ walk: null, picked }, { kind: 'given-up', orders: walk.orders.length });
    });
  }

  private get walk(): PickWalk | null {
    return this.view.getState().walk;
  }

  private async begin(ids: readonly string[]): Promise<PickOutcome> {
    if (this.walk) return this.notDone(this.walk);
    await this.store.scannable;
    const { walk, refused } = await takeForWalk(this.store, ids);
    const fault = notSaved(refused);
    if (fault) return this.say(fault);
    const { length: stops } = walk.stops;
    if (stops === 0) return this.say({ kind: 'no-orders' });
    const orders = walk.orders.length;
    const { picked } = this.view.getState();
    return this.keep({ walk, picked }, { kind: 'started', orders, stops });
  }

  private async judge(code: string): Promise<PickOutcome> {
    const bin = this.walk && binScanned(this.walk, classify(code).text);
    if (bin) return this.step({ kind: 'bin', bin });
    const found = await resolveScan(this.store, null, code);
    switch (found.kind) {
      case 'control':
        return found.command === 'undo' ? this.takeBack() : this.end();
      case 'order':
        return this.order(found.orderId);
      case 'sku': {
        const { sku: skuId, units } = found;
        return this.step({ kind: 'units', skuId, sku: skuName(this.store, skuId), units });
      }
      case 'ambiguous':
        return this.oneOf(found, code);
      case 'unknown':
        return this.unknown(code);
    }
  }

  /** Of several SKUs that a code stands for, the one that is still to be fetched. */
  private oneOf(found: Ambiguous, code: string): Promise<PickOutcome> {
    const candidates = namedCandidates(this.store, found);
    const open = new Set(this.walk?.stops.filter((stop) => leftOf(stop) > 0).map((s) => s.skuId));
    const wanted = candidates.flatMap((one) =>
      one.kind === 'sku' && open.has(one.skuId) ? [one] : [],
    );
    const [only] = wanted;
    if (only && wanted.length === 1) return this.step({ ...only, kind: 'units' });
    const names = candidates.map((one) => (one.kind === 'sku' ? one.sku : one.number));
    return Promise.resolve(this.say({ kind: 'ambiguous', code, candidates: names }));
  }

  /** What the catalogue does not know may stand on the lines all the same. */
  private unknown(code: string): Promise<PickOutcome> {
    const { text } = classify(code);
    const stop = this.walk?.stops.find(({ sku }) => sku.toUpperCase() === text.toUpperCase());
    if (!stop) return Promise.resolve(this.say({ kind: 'unknown', code: text }));
    return this.step({ kind: 'units', skuId: stop.skuId, sku: stop.sku, units: 1 });
  }

  /** An order's own code: picked alone where nothing else is, packed where the walk is done. */
  private async order(orderId: string): Promise<PickOutcome> {
    if (!this.walk) return this.begin([orderId]);
    const ended = await this.end();
    return ended.kind === 'finished' ? this.say({ kind: 'to-bench', orderId }) : ended;
  }

  private async end(): Promise<PickOutcome> {
    const { walk, picked } = this.view.getState();
    if (!walk) return this.say({ kind: 'no-walk' });
    if (nextStop(walk)) return this.notDone(walk);
    const { rows } = this.store.open;
    const waiting = picked.filter((id) => rows.get(id)?.label === 'picking');
    const kept = { walk: null, picked: [...waiting, ...walk.orders] };
    const held = new Set(walk.trail.flatMap((move) => move.held));
    const orders = walk.orders.filter((id) => !held.has(id)).length;
    return this.keep(kept, { kind: 'finished', orders });
  }

  private async takeBack(): Promise<PickOutcome> {
    const last = this.walk?.trail.at(-1);
    if (last && last.held.length > 0) {
      const back = await takeBackHold(this.store, last.held, stockHold(last.reason), '');
      const fault = notSaved(back.refused);
      if (fault) return this.say(fault);
    }
    return this.step({ kind: 'undo' });
  }

  private async step(action: PickAction): Promise<PickOutcome> {
    const { walk, picked } = this.view.getState();
    if (!walk) return this.say({ kind: 'no-walk' });
    const { scanBin } = this.store.settingsView.getState().picking;
    const { walk: after, said } = pickStep(walk, action, scanBin);
    return after === walk ? this.say(said) : this.keep({ walk: after, picked }, said);
  }

  private notDone({ stops }: PickWalk): PickOutcome {
    return this.say({ kind: 'not-done', stops: stops.filter((stop) => leftOf(stop) > 0).length });
  }

  /** Tells it once it is kept; what could not be kept did not happen. */
  private async keep(kept: KeptWalk, outcome: PickOutcome): Promise<PickOutcome> {
    const written = await keepWalk(this.store, kept);
    if (!written.ok) return this.say(written.error);
    this.view.setState(kept);
    return this.say(outcome);
  }

  private say(outcome: PickOutcome): PickOutcome {
    this.view.setState(({ seq }) => ({ outcome, seq: seq + 1 }));
    return outcome;
  }

  private inTurn(act: () => PickOutcome | Promise<PickOutcome>): Promise<PickOutcome> {
    const turn = this.last.then(act);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

function stockHold(reason: string) {
  return { hold: 'stock', reason, until: null } as const;
}

/** Of what a command refused: that the store could not write. */
function notSaved(refused: BulkOutcome['refused']): NotSaved | undefined {
  const fault = refused.find(({ refusal }) => refusal.kind === 'not-saved')?.refusal;
  return fault?.kind === 'not-saved' ? fault : undefined;
}
