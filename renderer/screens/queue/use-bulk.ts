/** Running one command over many orders: how far it is, what was refused and why, and the way back. */
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holderOf, type Lease, leasesOf } from '../../../shared/orders/claims.ts';
import { useWorkspace } from '../../app/workspace.ts';
import type { BulkOutcome, CommandRefusal } from '../../store/commands/change-order.ts';
import type { TakenAlong } from '../../store/commands/take-along.ts';
import type { Store } from '../../store/store.ts';
import { toastDone, toastRefused } from '../orders/parts/toast.tsx';
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
  readonly refusal: CommandRefusal | Elsewhere;
}

/** It is left to another station, which holds it (or did when it was asked). */
export interface Elsewhere {
  readonly kind: 'elsewhere';
  readonly holder: Lease | null;
}

export interface BulkWork {
  readonly action: BulkAction;
  readonly ids: readonly string[];
  readonly run: (progress: (done: number) => void) => Promise<BulkOutcome | TakenAlong>;
  /** How to take it back; undefined where a slip costs nothing. */
  readonly back?: (done: readonly string[]) => Promise<BulkOutcome>;
}

export interface Bulk {
  readonly running: BulkRun | null;
  readonly refused: readonly Refused[];
  /** Gives back the orders that were left as they are. */
  readonly start: (work: BulkWork) => Promise<readonly string[]>;
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
      const left = await leftOf(store, outcome);
      setRefused(left);
      if (outcome.done.length > 0) {
        const said = t(`bulk.did.${action}`, { count: outcome.done.length });
        const takeBack = async () => {
          const undone = await back?.(outcome.done);
          if (undone) toastDone(t(`bulk.undid.${action}`, { count: undone.done.length }));
        };
        toastDone(said, back && { label: t(`bulk.back.${action}`), run: () => void takeBack() });
      }
      if ('unheard' in outcome && outcome.unheard.length > 0)
        toastRefused(t('bulk.unheard', { count: outcome.unheard.length }));
      return left.map((one) => one.id);
    },
    [store, t],
  );
  const dismiss = useCallback(() => setRefused([]), []);
  return { running, refused, start, dismiss };
}

/** The orders that were left as they are, each with the reason. */
async function leftOf(store: Store, outcome: BulkOutcome | TakenAlong): Promise<Refused[]> {
  const elsewhere = 'elsewhere' in outcome ? outcome.elsewhere : [];
  const ids = [...outcome.refused.map((one) => one.id), ...elsewhere];
  const orders = new Map((await store.orders.getMany(ids)).map((order) => [order.id, order]));
  const numberOf = (id: string) => orders.get(id)?.facts.number ?? id;
  const holder = (id: string) => holderOf(leasesOf(orders.get(id)?.log ?? []), store.clock.iso());
  return [
    ...outcome.refused.map((one) => ({ ...one, number: numberOf(one.id) })),
    ...elsewhere.map((id) => ({
      id,
      number: numberOf(id),
      refusal: { kind: 'elsewhere' as const, holder: holder(id) },
    })),
  ];
}
