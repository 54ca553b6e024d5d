/** Running one command over many orders: how far it is, what was refused and why, and the way back. */
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../app/workspace.ts';
import type { BulkOutcome, CommandRefusal } from '../../store/commands/change-order.ts';
import { toastDone } from '../orders/parts/toast.tsx';
import type { BulkAction } from './bulk-actions.ts';

export interface BulkRun {
  readonly action: BulkAction;
  readonly done: number;
  readonly all: number;
}

/** An order that a command did not touch. */
export interface Refused {
  readonly id: string;
  readonly number: string;
  readonly refusal: CommandRefusal;
}

export interface BulkWork {
  readonly action: BulkAction;
  readonly ids: readonly string[];
  readonly run: (progress: (done: number) => void) => Promise<BulkOutcome>;
  /** How to take it back; undefined where a slip costs nothing. */
  readonly back?: (done: readonly string[]) => Promise<BulkOutcome>;
}

export interface Bulk {
  readonly running: BulkRun | null;
  readonly refused: readonly Refused[];
  readonly start: (work: BulkWork) => Promise<BulkOutcome>;
  readonly dismiss: () => void;
}

export function useBulk(): Bulk {
  const { store } = useWorkspace();
  const { t } = useTranslation('queue');
  const [running, setRunning] = useState<BulkRun | null>(null);
  const [refused, setRefused] = useState<readonly Refused[]>([]);

  const start = useCallback(
    async ({ action, ids, run, back }: BulkWork) => {
      setRefused([]);
      setRunning({ action, done: 0, all: ids.length });
      const outcome = await run((done) => setRunning({ action, done, all: ids.length }));
      setRunning(null);
      const orders = await store.orders.getMany(outcome.refused.map((one) => one.id));
      const numbers = new Map(orders.map((order) => [order.id, order.facts.number]));
      setRefused(outcome.refused.map((one) => ({ ...one, number: numbers.get(one.id) ?? one.id })));
      if (outcome.done.length > 0) {
        const said = t(`bulk.did.${action}`, { count: outcome.done.length });
        const takeBack = async () => {
          const undone = await back?.(outcome.done);
          if (undone) toastDone(t(`bulk.undid.${action}`, { count: undone.done.length }));
        };
        toastDone(said, back && { label: t(`bulk.back.${action}`), run: () => void takeBack() });
      }
      return outcome;
    },
    [store, t],
  );
  const dismiss = useCallback(() => setRefused([]), []);
  return { running, refused, start, dismiss };
}
