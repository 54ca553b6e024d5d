/** Law D1: different things have different ids, in an alphabet that every database takes, short enough to be keys. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idPart, orderId, shipMovementId, shipmentId, skuId, voidMovementId } from './ids.ts';
import { movementRecord } from './movement.ts';
import { orderRecord } from './order.ts';
import { shipmentRecord } from './shipment.ts';
import { skuRecord } from './sku.ts';

/** Texts that are often alike: escapes spelled out, separators, letters that fold, and titles of any length. */
const text = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', 'A', '_', '5', 'f', ':', ' ', 'é', 'e\u0301', '-', '.', '\u{1f381}'),
  }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', ' ', 'ж'), minLength: 60, maxLength: 140 }),
);

function plain(written: string): string {
  return written.trim().toLowerCase().normalize('NFC');
}

const RUNS = { numRuns: 1000 };

test('D1: ids are the same exactly when the texts are, letter case and outer spaces aside', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(idPart(a) === idPart(b)).toBe(plain(a) === plain(b));
      const loud = a.toUpperCase();
      expect(idPart(` ${loud.toLowerCase()} `)).toBe(idPart(loud));
    }),
    RUNS,
  );
});

test('D1: channel and order, shipment and line do not run into each other', () => {
  fc.assert(
    fc.property(text, text, text, text, (a, b, c, d) => {
      const same = plain(a) === plain(c) && plain(b) === plain(d);
      expect(orderId(a, b) === orderId(c, d)).toBe(same);
      const [first, second] = [
        shipmentId(orderId('s', a), 'p1'),
        shipmentId(orderId('s', c), 'p1'),
      ];
      expect(shipMovementId(first, b, 's1') === shipMovementId(second, d, 's1')).toBe(same);
      expect(shipMovementId(first, b, 's1')).not.toBe(shipMovementId(second, d, 's2'));
      expect(shipMovementId(first, b, 's1')).not.toBe(shipMovementId(second, d, ''));
      expect(shipMovementId(first, b, 's1')).not.toBe(voidMovementId(second, d, 's1'));
    }),
    RUNS,
  );
});

test('D1: every id fits its record, however long the source’s texts are', () => {
  fc.assert(
    fc.property(text, text, text, (channel, externalId, line) => {
      const order = orderId(channel, externalId);
      const shipment = shipmentId(order, 'p999');
      expect(orderRecord.shape.id.safeParse(order).success).toBe(true);
      expect(shipmentRecord.shape.id.safeParse(shipment).success).toBe(true);
      const station = 's12ab34cd';
      for (const id of [shipMovementId, voidMovementId].map((of) => of(shipment, line, station))) {
        expect(movementRecord.shape.id.safeParse(id).success).toBe(true);
        expect(id).toMatch(/^[a-z0-9:._-]+$/);
      }
      expect(skuRecord.shape.id.safeParse(skuId(line)).success).toBe(true);
    }),
    RUNS,
  );
});

test.each([
  ['85123A', '85123a'],
  [' MUG-1.5 ', 'mug-1.5'],
  ['a_b c:d', 'a_5f_b_20_c_3a_d'],
  ['Größe', 'gr_f6__df_e'],
])('%j is written %s', (written, id) => {
  expect(idPart(written)).toBe(id);
});
