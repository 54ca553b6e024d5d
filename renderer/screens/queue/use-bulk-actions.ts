/** The queue's bulk actions as commands: which of them ask first, what each does, how each is taken back. */
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/result.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { releaseOrders } from '../../store/commands/claims.ts';
import {
  cancelOrders,
  holdOrders,
  type NewHold,
  putBack,
  startPicking,
  tagOrders,
} from '../../store/commands/orders.ts';
import { heldHere, takeAlong } from '../../store/commands/take-along.ts';
import { reinstateOrders, releaseAllHolds, takeBackHold } from '../../store/commands/take-back.ts';
import type { BulkAction } from './bulk-actions.ts';
import { type Bulk, type BulkWork, useBulk } from './use-bulk.ts';

export interface BulkActions extends Pick<Bulk, 'running' | 'refused' | 'dismiss'> {
  /** What is being asked about before it begins. */
  readonly asking: BulkAction | null;
  readonly begin: (action: BulkAction) => void;
  readonly close: () => void;
  readonly hold: (hold: NewHold) => void;
  /** Takes orders along that need not be ticked; lets go all that are reserved here. */
  readonly take: (ids: readonly string[]) => Promise<readonly string[]>;
  readonly letGo: (ids: readonly string[]) => Promise<readonly string[]>;
  readonly withText: (action: BulkAction, text: string) => void;
}

/** Actions on `ids`; `keep` is told which of them stay ticked: those that were refused. */
export function useBulkActions(
  ids: readonly string[],
  keep: (ids: readonly string[]) => void,
): BulkActions {
  const { store } = useWorkspace();
  const { t } = useTranslation('queue');
  const { start, running, refused, dismiss } = useBulk();
  const [asking, setAsking] = useState<BulkAction | null>(null);
  const slip = t('bulk.slip');

  async function run(work: Omit<BulkWork, 'ids'>) {
    keep(await start({ ...work, ids }));
  }

  const take = useCallback(
    (orders: readonly string[]) =>
      start({
        action: 'take',
        ids: orders,
        run: (progress) => takeAlong(store, orders, progress),
        back: (done) => releaseOrders(store, done),
      }),
    [start, store],
  );
  const letGo = useCallback(
    (orders: readonly string[]) =>
      start({
        action: 'let-go',
        ids: orders,
        run: (progress) => releaseOrders(store, orders, progress),
        back: (done) => takeAlong(store, done),
      }),
    [start, store],
  );

  function begin(action: BulkAction) {
    switch (action) {
      case 'hold':
      case 'tag':
      case 'untag':
      case 'cancel':
        return setAsking(action);
      case 'print':
        return; // Its menu says what to print.
      case 'take':
        return void take(ids).then(keep);
      case 'let-go': {
        const held = new Set(heldHere(store).map((row) => row.id));
        return void letGo(ids.filter((id) => held.has(id))).then(keep);
      }
      case 'pick':
        return void run({
          action,
          run: (progress) => startPicking(store, ids, progress),
          back: (done) => putBack(store, done),
        });
      case 'put-back':
        return void run({ action, run: (progress) => putBack(store, ids, progress) });
      case 'release':
        return void run({ action, run: (progress) => releaseAllHolds(store, ids, '', progress) });
      case 'reinstate':
        return void run({ action, run: (progress) => reinstateOrders(store, ids, '', progress) });
      default:
        return assertNever(action);
    }
  }

  function hold(placed: NewHold) {
    void run({
      action: 'hold',
      run: (progress) => holdOrders(store, ids, placed, progress),
      back: (done) => takeBackHold(store, done, placed, slip),
    });
  }

  function withText(action: BulkAction, text: string) {
    if (action === 'cancel') {
      void run({
        action,
        run: (progress) => cancelOrders(store, ids, text, progress),
        back: (done) => reinstateOrders(store, done, slip),
      });
      return;
    }
    const on = action === 'tag';
    void run({
      action,
      run: (progress) => tagOrders(store, ids, text, on, progress),
      back: (done) => tagOrders(store, done, text, !on),
    });
  }

  return {
    running,
    refused,
    dismiss,
    asking,
    begin,
    close: () => setAsking(null),
    hold,
    withText,
    take,
    letGo,
  };
}
