/** Adjusting one SKU's stock: counted, added, taken away or moved, in a bin, with a reason. */
import {
  Alert,
  Autocomplete,
  Button,
  Chip,
  Group,
  Modal,
  NumberInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resolve } from '../../../shared/scanning/codes.ts';
import { useVersion, useWorkspace } from '../../app/workspace.ts';
import { useScanReceiver } from '../../scanner/useScanReceiver.ts';
import { ADJUSTMENTS, type AdjustKind, afterwards, type Draft, faultOf } from './adjustment.ts';
import { unknownSku } from './stock-rows.ts';
import { useAdjust } from './useAdjust.tsx';

interface AdjustDialogProps {
  readonly skuId: string;
  readonly onClose: () => void;
}

export function AdjustDialog({ skuId, onClose }: AdjustDialogProps) {
  const { t } = useTranslation('stock');
  const { store } = useWorkspace();
  useVersion(store.stock);
  const sku = store.catalogue.skus.get(skuId) ?? unknownSku(skuId);
  const stock = store.stock.stockOf(skuId) ?? {};
  const bins = [...new Set([sku.bin, ...Object.keys(stock)])].filter((bin) => bin !== '');
  const reasonsOf = (what: AdjustKind): readonly string[] => {
    const listed: unknown = t(`adjust.reasons.${what}`, { returnObjects: true });
    return Array.isArray(listed) ? listed.map(String) : [];
  };
  // Taking away has no usual reason: it must be said.
  const usual = (what: AdjustKind) => (what === 'take' ? '' : (reasonsOf(what)[0] ?? ''));
  const [draft, setDraft] = useState<Draft>({
    what: 'counted',
    units: undefined,
    bin: sku.bin || (bins[0] ?? ''),
    to: '',
    reason: usual('counted'),
  });
  const [tried, setTried] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [heard, setHeard] = useState<string | null>(null);
  const adjust = useAdjust();
  // Counting by scanner: each scan of this SKU is its units more.
  useScanReceiver(
    (read) => {
      const found = resolve(read.text, store.catalogue.codes, () => []);
      if (found.kind !== 'sku' || found.sku !== skuId) {
        const other = found.kind === 'sku' ? store.catalogue.skus.get(found.sku) : undefined;
        setHeard(t('adjust.otherScanned', { code: other?.sku ?? read.text, sku: sku.sku }));
        return;
      }
      setHeard(null);
      setDraft((old) => ({ ...old, units: (old.units ?? 0) + found.units }));
    },
    { layer: 'dialog' },
  );
  const change = (fields: Partial<Draft>) => setDraft((old) => ({ ...old, ...fields }));
  const fault = faultOf(draft);
  const held = stock[draft.bin.trim()];
  const before = held ? held.base + held.since : 0;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fault) return;
    const reason = await adjust(sku, draft, before);
    if (reason === null) onClose();
    else setFailed(reason);
  };
  const wrong = (...kinds: (typeof fault)[]) =>
    tried && fault && kinds.includes(fault) ? t(`adjust.fault.${fault}`) : null;

  return (
    <Modal opened onClose={onClose} title={t('adjust.title', { sku: sku.sku })} size="lg">
      <form onSubmit={(event) => void save(event)} noValidate>
        <Stack gap="md">
          {sku.title !== '' && <Text>{sku.title}</Text>}
          <SegmentedControl
            fullWidth
            size="md"
            aria-label={t('adjust.what')}
            value={draft.what}
            onChange={(value) => {
              const what = ADJUSTMENTS.find((one) => one === value);
              if (what) change({ what, reason: usual(what) });
            }}
            data={ADJUSTMENTS.map((what) => ({ value: what, label: t(`adjust.${what}`) }))}
          />
          <Text size="sm">{t('adjust.scanHint')}</Text>
          {heard !== null && (
            <Alert color="red" variant="outline">
              {heard}
            </Alert>
          )}
          <Group grow align="flex-start">
            <NumberInput
              data-autofocus
              size="lg"
              min={0}
              max={1_000_000}
              allowDecimal={false}
              allowNegative={false}
              label={t(draft.what === 'counted' ? 'adjust.unitsFound' : 'adjust.units')}
              value={draft.units ?? ''}
              onChange={(value) => change({ units: typeof value === 'number' ? value : undefined })}
              error={wrong('units')}
            />
            <Autocomplete
              size="lg"
              label={t(draft.what === 'move' ? 'adjust.from' : 'adjust.bin')}
              data={bins}
              value={draft.bin}
              onChange={(bin) => change({ bin })}
            />
            {draft.what === 'move' && (
              <Autocomplete
                size="lg"
                label={t('adjust.to')}
                data={bins}
                value={draft.to}
                onChange={(to) => change({ to })}
                error={wrong('to', 'same')}
              />
            )}
          </Group>
          <Text role="status" aria-live="polite">
            {t('adjust.before', { bin: draft.bin.trim() || t('adjust.noBin'), units: before })}
            {draft.units !== undefined && (
              <strong> → {t('adjust.after', { units: afterwards(draft, before) })}</strong>
            )}
          </Text>
          <TextInput
            size="lg"
            label={t('adjust.reason')}
            value={draft.reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
            error={wrong('reason')}
          />
          <Chip.Group value={draft.reason} onChange={(reason) => change({ reason })}>
            <Group gap="xs" role="group" aria-label={t('adjust.reasonHint')}>
              {reasonsOf(draft.what).map((reason) => (
                <Chip key={reason} value={reason} size="md" variant="outline">
                  {reason}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          {failed !== null && (
            <Alert color="red" variant="outline">
              {failed}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" size="lg" onClick={onClose}>
              {t('adjust.cancel')}
            </Button>
            <Button type="submit" size="lg">
              {t('adjust.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
