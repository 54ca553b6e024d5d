/** What is told of a parcel and a cancellation, step by step until there is nothing left to say. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../channels/port.ts';
import type { OutboxRecord } from '../records/outbox.ts';
import type { ParcelEnd } from '../records/shipment.ts';
import { shipmentOf, withEnd, withLabel } from '../shipping/shipment.ts';
import { ANA, orderOf, stampAt } from '../testing/orders.ts';
import { aboutParcel, cancelNotice, dropped, shipmentNotice, waitingAgain } from './notice.ts';
import { afterOutcome, againAfter, landed, nextStep, settledAs } from './send.ts';

const order = orderOf('MUG 2/2', 'TEE 1/1');
const carriage = { carrier: 'DPD', service: '24', tracking: 'D1' };
const parcel = shipmentOf(order, carriage, () => '', ANA, stampAt(5));
const renumbered = withLabel(parcel, ANA.station, { tracking: 'D2' }, stampAt(8));
const untracked = withLabel(parcel, ANA.station, { tracking: '' }, stampAt(8));
const end: ParcelEnd = { kind: 'voided', at: stampAt(9), by: ANA, reason: '' };
const voided = withEnd(parcel, ANA.station, end);

const notice = shipmentNotice(parcel, 'shop');
const told: OutboxRecord = {
  ...notice,
  state: 'done',
  told: { at: stampAt(6), about: aboutParcel(parcel), remote: 'f-1' },
};
const can = { cancel: 'yes', untrackedShipments: true } as const;
const trackedOnly = { ...can, untrackedShipments: false };
const subject = (shipment: typeof parcel | undefined) => ({
  ...{ order, shipment, isCancelled: false, carriers: {} },
});
const when = { by: ANA, at: stampAt(10) };

describe('what is done next', () => {
  const out = {
    key: 'ship:shop:1001:p1',
    externalId: '1001',
    lines: [
      { line: 'L1', units: 2 },
      { line: 'L2', units: 1 },
    ],
    carrier: 'DPD',
    tracking: 'D1',
    shippedAt: stampAt(5).slice(0, 24),
  };
  const settle = (state: string, why: string) => ({ kind: 'settle', state, why });
  test.each([
    ['a parcel is told', notice, subject(parcel), can, { kind: 'confirm', shipment: out }],
    ['a parcel that was told is done', told, subject(parcel), can, settle('done', '')],
    [
      'another number is corrected',
      ...[told, subject(renumbered), can],
      { kind: 'correct', shipment: { ...out, tracking: 'D2' }, remote: 'f-1' },
    ],
    [
      'a carrier by the name that the channel has for it',
      ...[notice, { ...subject(parcel), carriers: { DPD: 'dpd-uk' } }, can],
      { kind: 'confirm', shipment: { ...out, carrier: 'dpd-uk' } },
    ],
    ['voided before it was told', notice, subject(voided), can, settle('dropped', 'nothing')],
    ['voided after it was told', told, subject(voided), can, settle('person', 'voided-late')],
    [
      'no number, where there has to be one',
      ...[notice, subject(untracked), trackedOnly, settle('person', 'no-tracking')],
    ],
    ['a parcel that is not here', notice, subject(undefined), can, settle('dropped', 'nothing')],
  ] as const)('%s', (_, of, about, capabilities, step) => {
    expect(nextStep(of, about, capabilities)).toEqual(step);
  });

  const cancel = cancelNotice(order, 'sold out', ANA, stampAt(7));
  const here = { order, shipment: undefined, isCancelled: true, carriers: {} };
  const gone = { ...order, facts: { ...order.facts, status: 'cancelled' as const } };
  test.each([
    [
      'a cancellation is told',
      ...[here, can],
      { kind: 'cancel', externalId: '1001', key: 'cancel:shop:1001', reason: 'sold out' },
    ],
    ['where it cannot be', here, { ...can, cancel: 'no' }, settle('person', 'no-cancel')],
    ['reinstated meanwhile', { ...here, isCancelled: false }, can, settle('dropped', 'nothing')],
    ['the channel cancelled it too', { ...here, order: gone }, can, settle('done', '')],
  ] as const)('%s', (_, about, capabilities, step) => {
    expect(nextStep(cancel, about, capabilities)).toEqual(step);
  });
});

describe('what a notice is after the channel answered', () => {
  test.each([
    [
      { kind: 'done', remote: 'f-1' },
      { state: 'done', told: { at: when.at, about: aboutParcel(parcel), remote: 'f-1' } },
    ],
    [
      { kind: 'retry', afterMs: 60_000, reason: 'locked' },
      { why: 'again', reason: 'locked', tries: 1, notBefore: stampAt(11).slice(0, 24) },
    ],
    [
      { kind: 'rejected', code: 'X1', reason: '' },
      { state: 'person', why: 'refused', reason: 'X1' },
    ],
    [
      { kind: 'conflict', remote: 'UPS 1Z' },
      { state: 'person', why: 'conflict', reason: 'UPS 1Z' },
    ],
  ] as [Outcome, Partial<OutboxRecord>][])('%j', (outcome, change) => {
    expect(afterOutcome(notice, aboutParcel(parcel), outcome, when)).toEqual({
      ...notice,
      changedAt: when.at,
      ...change,
    });
  });

  test('tries in vain come further apart, and never sooner than the channel asked', () => {
    expect([0, 1, 4, 40].map((tries) => againAfter(tries, 8_000))).toEqual([
      8_000, 10_000, 80_000, 1_800_000,
    ]);
  });

  test('what was typed while the channel was asked is told next', () => {
    const sent = afterOutcome(notice, aboutParcel(parcel), { kind: 'done', remote: 'f-1' }, when);
    const typed = waitingAgain(notice, aboutParcel(renumbered), ANA, stampAt(9));
    const stored = landed(typed, notice, sent);
    expect(stored).toEqual({ ...typed, told: sent.told });
    expect(nextStep(stored, subject(renumbered), can).kind).toBe('correct');
  });
});

test('whatever happens in whatever order, a parcel is confirmed at most once', () => {
  const shipments = [parcel, renumbered, untracked, voided];
  const move = fc.oneof(
    fc.record({ kind: fc.constant('parcel'), n: fc.nat(shipments.length - 1) }),
    fc.record({
      kind: fc.constantFrom('done', 'retry', 'rejected', 'again', 'drop'),
      n: fc.nat(9),
    }),
  );
  fc.assert(
    fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
      let current = notice;
      let shipment = parcel;
      let confirmed = 0;
      for (const { kind, n } of moves) {
        const now = { by: ANA, at: stampAt(10 + n) };
        if (kind === 'parcel') shipment = shipments[n] ?? parcel;
        else if (kind === 'again') current = waitingAgain(current, current.about, ANA, now.at);
        else if (kind === 'drop') current = dropped(current, 'no', ANA, now.at);
        else if (current.state === 'waiting') {
          const step = nextStep(current, subject(shipment), can);
          const about = aboutParcel(shipment);
          if (step.kind === 'settle') current = settledAs(current, about, step, now);
          else {
            if (kind === 'done' && step.kind === 'confirm') confirmed++;
            const answers = {
              done: { kind: 'done', remote: 'f' },
              retry: { kind: 'retry', afterMs: n, reason: '' },
              rejected: { kind: 'rejected', code: '', reason: '' },
            } as const;
            current = afterOutcome(current, about, answers[kind as keyof typeof answers], now);
          }
        }
      }
      expect(confirmed).toBeLessThanOrEqual(1);
      expect(current.told.at === '').toBe(confirmed === 0);
    }),
  );
});
