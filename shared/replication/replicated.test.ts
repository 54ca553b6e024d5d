/** The laws that make replication safe: whatever arrives when, and how often, everybody ends up with the same (R8). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentRecord } from '../records/document.ts';
import type { MovementRecord } from '../records/movement.ts';
import type { OutboxRecord } from '../records/outbox.ts';
import type { ScanRecord } from '../records/scan.ts';
import type { SettingRecord } from '../records/setting.ts';
import { blankSku, type SkuRecord } from '../records/sku.ts';
import { orderVersion } from '../testing/arbitrary-orders.ts';
import { stampAt } from '../testing/orders.ts';
import type { ReplicatedName } from './remote.ts';
import { type Replicated, type ReplicatedRecords, replicated } from './replicated.ts';

const stations = fc.constantFrom('bench-1', 'bench-2');
const stamp = fc.tuple(fc.nat(3), stations).map(([minute, station]) => stampAt(minute, station));
const by = stations.map((station) => ({ station, user: '' }));
const word = fc.constantFrom('', 'mug', 'tee');

const sku: fc.Arbitrary<SkuRecord> = fc
  .record({ title: word, bin: word, titleAt: stamp, binAt: stamp })
  .map(({ title, bin, titleAt, binAt }) => ({
    ...blankSku,
    id: 'mug',
    sku: 'MUG',
    title,
    bin,
    stamps: { title: titleAt, bin: binAt },
  }));
const setting: fc.Arbitrary<SettingRecord> = fc
  .record({ name: word, paper: word, at: stamp, paperAt: stamp })
  .map(({ name, paper, at, paperAt }) => ({
    id: 'shop',
    value: { name, paper },
    stamps: { name: at, paper: paperAt },
  }));
const movement: fc.Arbitrary<MovementRecord> = fc.record({
  id: fc.constant('received:1'),
  kind: fc.constantFrom('received', 'counted'),
  skuId: fc.constant('mug'),
  bin: fc.constant('A1'),
  units: fc.nat(3),
  at: stamp,
  by,
  reason: word,
  source: fc.constant(''),
});
const scan: fc.Arbitrary<ScanRecord> = fc.record({
  id: fc.constant('1'),
  at: stamp,
  by,
  code: word,
  verdict: word,
  order: word,
});
const notice: fc.Arbitrary<OutboxRecord> = fc.record({
  id: fc.constant('ship:shop:1:p1'),
  kind: fc.constant('shipment'),
  channel: fc.constant('shop'),
  order: fc.constant('shop:1'),
  shipment: fc.constant('shop:1:p1'),
  state: fc.constantFrom('waiting', 'person', 'done', 'dropped'),
  changedAt: stamp,
  by,
  tries: fc.nat(2),
  notBefore: fc.constant(''),
  why: fc.constantFrom('', 'again'),
  reason: word,
  about: word,
  told: fc.record({ at: fc.oneof(fc.constant(''), stamp), about: word, remote: word }),
});
const document: fc.Arbitrary<DocumentRecord> = fc.record({
  id: fc.constant('import:1'),
  kind: fc.constant('import'),
  at: fc.constant(stampAt(0)),
  changedAt: stamp,
  name: word,
  about: word,
  body: word,
});

function laws<N extends ReplicatedName>(name: N, version: fc.Arbitrary<ReplicatedRecords[N]>) {
  const { merge }: Replicated<ReplicatedRecords[N]> = replicated[name];
  const runs = { numRuns: 1000 };
  test(`${name}: whoever merges, and in whatever order, comes to the same`, () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        const all = merge(merge(a, b), c);
        expect(merge(b, a)).toEqual(merge(a, b));
        expect(merge(a, merge(b, c))).toEqual(all);
        for (const one of [a, b, c]) expect(merge(all, one)).toEqual(all);
      }),
      runs,
    );
  });
}

describe('R8: merging', () => {
  laws('orders', orderVersion);
  laws('skus', sku);
  laws('settings', setting);
  laws('movements', movement);
  laws('scans', scan);
  laws('documents', document);
  laws('outbox', notice);
  // Shipments: shared/shipping/shipment.test.ts.
});

test('the newest stamp of a record is one that it has', () => {
  fc.assert(
    fc.property(orderVersion, sku, setting, (order, one, other) => {
      const stamps = [order.facts.readAt, ...order.log.map(({ at }) => at)].sort();
      expect(replicated.orders.newest(order)).toBe(stamps.at(-1));
      expect(replicated.skus.newest(one)).toBe(Object.values(one.stamps).sort().at(-1));
      expect(replicated.settings.newest(other)).toBe(Object.values(other.stamps).sort().at(-1));
    }),
  );
});

test('a removed SKU that somebody else changed since is outlived by the change', () => {
  const removed: SkuRecord = {
    ...blankSku,
    id: 'mug',
    sku: 'MUG',
    stamps: { title: stampAt(1), bin: stampAt(1) },
  };
  const outlives = replicated.skus.removable?.outlives;
  expect(outlives?.(removed, removed)).toBe(false);
  expect(outlives?.({ ...removed, stamps: { title: stampAt(0) } }, removed)).toBe(false);
  expect(outlives?.({ ...removed, stamps: { title: stampAt(2) } }, removed)).toBe(true);
  expect(outlives?.({ ...removed, stamps: { weight: stampAt(0) } }, removed)).toBe(true);
});
