/** A SKU's own fields: what is edited is kept apart until it is saved, and only that is written. */
import {
  Alert,
  Button,
  Checkbox,
  Group,
  NumberInput,
  Stack,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SkuFields, SkuRecord } from '../../../shared/records/sku.ts';
import { useLeaving } from '../../app/use-leaving.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { saveSkus } from '../../store/commands/stock.ts';
import side from '../../ui/fields.module.css';
import { LeaveDialog } from '../../ui/LeaveDialog.tsx';
import { BarcodeRows } from './BarcodeRows.tsx';
import { KitRows } from './KitRows.tsx';
import classes from './SkuScreen.module.css';
import { useSkuEdits } from './sku-edits.ts';

const TRACES = ['serial', 'lot', 'expiry'] as const;
const SIZES = ['length', 'width', 'height'] as const;

export function SkuForm({ sku }: { readonly sku: SkuRecord }) {
  const { t } = useTranslation('stock');
  const { store } = useWorkspace();
  const { edits, dirty, edit, forget } = useSkuEdits(sku.id);
  const [fault, setFault] = useState<string | null>(null);
  const fields: SkuFields = { ...sku, ...edits };
  const leaving = useLeaving(dirty);

  const save = async (): Promise<boolean> => {
    const outcome = await saveSkus(store, [{ sku: sku.sku, fields: tidy(edits) }]);
    if (!outcome.ok) {
      setFault(outcome.error.kind === 'not-saved' ? outcome.error.reason : outcome.error.kind);
      return false;
    }
    setFault(null);
    forget();
    notifications.show({ message: t('sku.saved') });
    return true;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };

  const amount = (
    name: 'weight' | 'safety' | 'reorder' | (typeof SIZES)[number],
    whole = false,
  ) => (
    <NumberInput
      key={name}
      className={side.grow ?? ''}
      label={t(`form.${name}`)}
      min={0}
      allowNegative={false}
      allowDecimal={!whole}
      value={fields[name] ?? 0}
      onChange={(value) => edit({ [name]: typeof value === 'number' ? value : 0 })}
    />
  );

  return (
    <form className={classes.panel} onSubmit={submit} noValidate>
      <Title order={2} size="h4">
        {t('sku.fields')}
      </Title>
      <Stack gap="md">
        <TextInput
          label={t('form.title')}
          value={fields.title}
          onChange={(event) => edit({ title: event.currentTarget.value })}
        />
        <Group align="flex-end" wrap="nowrap">
          <TextInput
            className={side.grow ?? ''}
            label={t('form.bin')}
            value={fields.bin}
            onChange={(event) => edit({ bin: event.currentTarget.value })}
          />
          {amount('safety', true)}
          {amount('reorder', true)}
        </Group>
        <BarcodeRows
          skuId={sku.id}
          barcodes={fields.barcodes}
          onChange={(barcodes) => edit({ barcodes })}
        />
        <Group wrap="nowrap" align="flex-end">
          {amount('weight')}
          {SIZES.map((name) => amount(name))}
        </Group>
        <Textarea
          label={t('form.note')}
          autosize
          minRows={2}
          value={fields.note}
          onChange={(event) => edit({ note: event.currentTarget.value })}
        />
        <Checkbox.Group
          label={t('form.traces')}
          value={TRACES.filter((one) => fields[one])}
          onChange={(chosen) =>
            edit(Object.fromEntries(TRACES.map((one) => [one, chosen.includes(one)])))
          }
        >
          <Group mt="xs">
            {TRACES.map((one) => (
              <Checkbox key={one} value={one} label={t(`form.trace.${one}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        <Textarea
          label={t('form.warning')}
          description={t('form.warningHint')}
          autosize
          minRows={1}
          value={fields.warning ?? ''}
          onChange={(event) => edit({ warning: event.currentTarget.value })}
        />
        <KitRows skuId={sku.id} kit={fields.kit} onChange={(kit) => edit({ kit })} />
        {fault !== null && (
          <Alert color="red" variant="outline">
            {t('sku.notSaved', { reason: fault })}
          </Alert>
        )}
        <Group justify="flex-end">
          {dirty && (
            <Button variant="default" size="lg" onClick={forget}>
              {t('sku.reset')}
            </Button>
          )}
          <Button type="submit" size="lg" disabled={!dirty}>
            {t('sku.save')}
          </Button>
        </Group>
      </Stack>
      {leaving.status === 'blocked' && (
        <LeaveDialog
          text={t('leave')}
          onSave={() => void save().then((done) => (done ? leaving.proceed() : leaving.reset()))}
          onDiscard={() => {
            forget();
            leaving.proceed();
          }}
          onStay={leaving.reset}
        />
      )}
    </form>
  );
}

/** Without rows that nobody filled in and spaces around what was. */
function tidy(edits: Partial<SkuFields>): Partial<SkuFields> {
  const { title, bin, barcodes, kit } = edits;
  return {
    ...edits,
    ...(title === undefined ? {} : { title: title.trim() }),
    ...(bin === undefined ? {} : { bin: bin.trim() }),
    ...(barcodes && {
      barcodes: barcodes
        .map(({ code, units }) => ({ code: code.trim(), units: Math.max(1, units) }))
        .filter(({ code }) => code !== ''),
    }),
    ...(kit && {
      kit: kit
        .map(({ sku, units }) => ({ sku: sku.trim(), units: Math.max(1, units) }))
        .filter(({ sku }) => sku !== ''),
    }),
  };
}
