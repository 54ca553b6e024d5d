/** Writing an adjustment, telling that it is written, and taking it back from the message. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { SkuRecord } from '../../../shared/records/sku.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { moveStock } from '../../store/commands/stock.ts';
import { refusalText } from '../orders/parts/refusal-text.ts';
import { type Adjustment, adjustmentOf, afterwards, type Draft, oppositeOf } from './adjustment.ts';

/** Resolves to why it could not be saved, or null. */
export type Adjust = (sku: SkuRecord, draft: Draft, before: number) => Promise<string | null>;

export function useAdjust(): Adjust {
  const { t } = useTranslation('stock');
  const { t: orders } = useTranslation('orders');
  const { store } = useWorkspace();
  const write = async (sku: SkuRecord, { kind, changes }: Adjustment, reason: string) => {
    const whole = changes.map((change) => ({ sku: sku.sku, ...change }));
    const outcome = await moveStock(store, kind, whole, reason);
    if (outcome.ok) return null;
    if (outcome.error.kind === 'not-allowed') return t(`adjust.notAllowed.${outcome.error.needs}`);
    return t('sku.notSaved', { reason: refusalText(outcome.error, orders) });
  };

  const takeBack = async (sku: SkuRecord, done: Adjustment, before: number, reason: string) => {
    const fault = await write(sku, oppositeOf(done, before), t('adjust.undoReason', { reason }));
    notifications.show({
      message: fault === null ? t('adjust.undone') : fault,
      color: fault === null ? 'blue' : 'red',
    });
  };

  return async (sku, draft, before) => {
    const adjustment = adjustmentOf(draft);
    const reason = draft.reason.trim();
    const fault = await write(sku, adjustment, reason);
    if (fault !== null) return fault;
    const id = `adjusted-${store.newId()}`;
    const undo = () => {
      notifications.hide(id);
      void takeBack(sku, adjustment, before, reason);
    };
    notifications.show({
      id,
      autoClose: 12_000,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text>{messageOf(sku, draft, before, t)}</Text>
          <Button variant="default" onClick={undo}>
            {t('adjust.undo')}
          </Button>
        </Group>
      ),
    });
    return null;
  };
}

function messageOf(
  sku: SkuRecord,
  draft: Draft,
  before: number,
  t: (key: string, values: Record<string, unknown>) => string,
): string {
  const bin = (name: string) => name.trim() || t('adjust.noBin', {});
  const after = afterwards(draft, before);
  if (draft.what === 'move') {
    const { bin: from, to, units } = draft;
    return t('adjust.moved', { sku: sku.sku, units, from: bin(from), to: bin(to) });
  }
  return t('adjust.done', {
    sku: sku.sku,
    change: signed(after - before),
    bin: bin(draft.bin),
    after,
  });
}

/** A change with its sign: +3, −2, ±0. */
export function signed(units: number): string {
  if (units === 0) return '±0';
  return units > 0 ? `+${units.toLocaleString()}` : `−${Math.abs(units).toLocaleString()}`;
}
