/** Sends one notice: reads what it is about, asks the channel, stores what became of it. */
import type { AskFault, KnownChannel } from '../../../shared/channels/calls.ts';
import type { Outcome } from '../../../shared/channels/port.ts';
import type { HostFault } from '../../../shared/host.ts';
import { isCancelledHere } from '../../../shared/orders/status.ts';
import { aboutParcel } from '../../../shared/outbox/notice.ts';
import {
  afterOutcome,
  landed,
  nextStep,
  type Step,
  settledAs,
} from '../../../shared/outbox/send.ts';
import type { OutboxRecord } from '../../../shared/records/outbox.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Host } from '../../host.ts';
import { authorOf } from '../station.ts';
import type { Store } from '../store.ts';

export type SendFault = AskFault | HostFault;

export interface Sending {
  readonly store: Store;
  readonly channels: Host['channels'];
  readonly known: KnownChannel;
}

/** A fault means that the channel was not reached or would not answer anybody: the notice waits as it is. */
export async function sendNotice(
  sending: Sending,
  id: string,
): Promise<Result<unknown, SendFault>> {
  const { store, known } = sending;
  const notice = await store.outbox.get(id);
  if (notice?.state !== 'waiting') return ok({});
  const [order, shipment] = await Promise.all([
    store.orders.get(notice.order),
    store.shipments.get(notice.shipment),
  ]);
  const { carriers = {} } = store.settingsView.getState().channels[known.id] ?? {};
  const isCancelled = order !== undefined && isCancelledHere(order);
  const step = nextStep(notice, { order, shipment, isCancelled, carriers }, known.capabilities);
  const about = shipment ? aboutParcel(shipment) : notice.about;
  if (step.kind === 'settle') {
    await keep(store, notice, (when) => settledAs(notice, about, step, when));
    return ok({});
  }
  const outcome = await tell(sending, step);
  if (!outcome.ok) return outcome;
  await keep(store, notice, (when) => afterOutcome(notice, about, outcome.value, when));
  return ok({});
}

type When = Parameters<typeof afterOutcome>[3];

async function keep(store: Store, before: OutboxRecord, after: (when: When) => OutboxRecord) {
  store.clock.see(before.changedAt);
  const settled = after({ by: authorOf(store.station), at: store.clock.stamp() });
  await store.outbox.change(before.id, (current) =>
    current ? landed(current, before, settled) : null,
  );
}

async function tell(
  { channels, known: { id } }: Sending,
  step: Exclude<Step, { kind: 'settle' }>,
): Promise<Result<Outcome, SendFault>> {
  const answer = await ask(channels, id, step);
  if (answer.ok) return answer;
  const fault = answer.error;
  // About this notice, not about the channel: the others go on.
  if (fault.kind === 'refused')
    return ok({ kind: 'rejected', code: fault.code, reason: fault.reason });
  if (fault.kind === 'nonsense') return ok({ kind: 'retry', afterMs: 0, reason: fault.reason });
  return err(fault);
}

function ask(
  channels: Host['channels'],
  id: string,
  step: Exclude<Step, { kind: 'settle' }>,
): Promise<Result<Outcome, SendFault>> {
  switch (step.kind) {
    case 'confirm':
      return channels.confirmShipment({ id, shipment: step.shipment });
    case 'correct':
      return channels.updateTracking({ id, shipment: step.shipment, remote: step.remote });
    case 'cancel':
      return channels.cancel({
        ...{ id, externalId: step.externalId },
        ...{ key: step.key, reason: step.reason },
      });
  }
}
