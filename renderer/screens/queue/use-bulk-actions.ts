/** The queue's bulk actions as commands: which of them ask first, what each does, how each is taken back. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/result.ts';
import { useWorkspace } from '../../app/workspace.ts';
import {
  cancelOrders,
  holdOrders,
  type NewHold,
  putBack,
  startPicking,
  tagOrders,
} from '../../store/commands/orders.ts';
import { reinstateOrders, releaseAllHolds, takeBackHold } from '../../store/commands/take-back.ts';
import type { BulkAction } from './bulk-actions.ts';
import { type Bulk, type BulkWork, useBulk } from './use-bulk.ts';

export interface BulkActions extends Pick<Bulk, 'running' | 'refused' | 'dismiss'> {
  /** What is being asked about before it begins. */
  readonly asking: BulkAction | null;
  readonly begin: (action: BulkAction) => void;
  readonly close: () => void;
  readonly hold: (hold: NewHold) => void;
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
    const outcome = await start({ ...work, ids });
    keep(outcome.refused.map((one) => one.id));
  }

  function begin(action: BulkAction) {
    switch (action) {
      case 'hold':
      case 'tag':
      case 'untag':
      case 'cancel':
        return setAsking(action);
      case 'print':
        return; // Its menu says what to print.
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

  return { running, refused, dismiss, asking, begin, close: () => setAsking(null), hold, withText };
}
