/** What the order page can do to its order: each command, what it says when it was done or refused, its way back. */
import { useTranslation } from 'react-i18next';
import type { Address } from '../../../shared/records/order-facts.ts';
import type { Carriage } from '../../../shared/shipping/shipment.ts';
import { useWorkspace } from '../../app/workspace.ts';
import type { BulkOutcome, CommandRefusal, Outcome } from '../../store/commands/change-order.ts';
import { releaseOrders, takeOver } from '../../store/commands/claims.ts';
import { eraseOrder } from '../../store/commands/erase.ts';
import { markPaid } from '../../store/commands/mark-paid.ts';
import {
  cancelOrders,
  editAddress,
  holdOrders,
  type NewHold,
  noteOrder,
  reinstateOrder,
  releaseHold,
  tagOrders,
} from '../../store/commands/orders.ts';
import { tellCancelled } from '../../store/commands/outbox.ts';
import { changeCarriage, voidShipment } from '../../store/commands/ship.ts';
import { takeBackHold } from '../../store/commands/take-back.ts';
import { refusalText } from './parts/refusal-text.ts';
import { toastDone, toastRefused } from './parts/toast.tsx';

export interface OrderActions {
  readonly hold: (hold: NewHold) => void;
  readonly release: (hold: string) => void;
  readonly tag: (tag: string, on: boolean) => void;
  readonly note: (text: string) => void;
  readonly address: (address: Address, reason: string) => void;
  /** @param tell its channel too */
  readonly cancel: (reason: string, tell: boolean) => void;
  readonly reinstate: () => void;
  readonly paid: () => void;
  readonly erase: () => void;
  readonly takeOver: (reason: string) => void;
  readonly letGo: () => void;
  readonly carriage: (shipment: string, carriage: Carriage) => void;
  readonly voidParcel: (shipment: string, reason: string) => void;
}

export function useOrderActions(id: string, number: string): OrderActions {
  const { store } = useWorkspace();
  const { t } = useTranslation('orders');

  /** Says how it ended; `back` takes it back. */
  async function say(
    what: string,
    work: Promise<Outcome<unknown>>,
    back?: () => Promise<Outcome<unknown>>,
  ) {
    const outcome = await work;
    if (!outcome.ok) return toastRefused(refused(outcome.error));
    const takeBack = back && {
      label: t(`done.${what}.back`),
      run: () => void say(`${what}.undone`, back()),
    };
    toastDone(t(`done.${what}.said`, { number }), takeBack);
  }
  const refused = (refusal: CommandRefusal) =>
    t('done.refused', { number, why: refusalText(refusal, t) });

  async function cancelled(reason: string, tell: boolean): Promise<Outcome<unknown>> {
    const done = await one(cancelOrders(store, [id], reason));
    return done.ok && tell ? tellCancelled(store, [id], reason) : done;
  }

  return {
    hold: (hold) =>
      void say('hold', one(holdOrders(store, [id], hold)), () =>
        one(takeBackHold(store, [id], hold, t('done.slip'))),
      ),
    release: (hold) => void say('release', releaseHold(store, id, hold, '')),
    tag: (tag, on) => void say(on ? 'tag' : 'untag', one(tagOrders(store, [id], tag, on))),
    note: (text) => void say('note', noteOrder(store, id, text)),
    address: (address, reason) => void say('address', editAddress(store, id, address, reason)),
    cancel: (reason, tell) =>
      void say('cancel', cancelled(reason, tell), () => reinstateOrder(store, id, t('done.slip'))),
    reinstate: () => void say('reinstate', reinstateOrder(store, id, '')),
    erase: () => void say('erase', eraseOrder(store, id)),
    paid: () => void say('paid', markPaid(store, id)),
    takeOver: (reason) => void say('takeOver', takeOver(store, id, reason)),
    letGo: () => void say('letGo', one(releaseOrders(store, [id]))),
    carriage: (shipment, carriage) =>
      void say('carriage', changeCarriage(store, shipment, carriage)),
    voidParcel: (shipment, reason) => void say('void', voidShipment(store, shipment, reason)),
  };
}

/** The outcome of a bulk command on one order. */
async function one(work: Promise<BulkOutcome>): Promise<Outcome<unknown>> {
  const { refused } = await work;
  const refusal = refused[0]?.refusal;
  return refusal ? { ok: false, error: refusal } : { ok: true, value: undefined };
}
