/** A new SKU: its name and the code that was scanned, if one was; the rest is filled in on its own page. */
import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { skuId } from '../../../shared/records/ids.ts';
import { classify } from '../../../shared/scanning/barcode.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { useScanReceiver } from '../../scanner/useScanReceiver.ts';
import { saveSkus } from '../../store/commands/stock.ts';
import { skusByCode } from './stock-rows.ts';

interface NewSkuDialogProps {
  /** '' when nothing was scanned. */
  readonly code: string;
  readonly onClose: () => void;
}

export function NewSkuDialog({ code: scanned, onClose }: NewSkuDialogProps) {
  const { t } = useTranslation('stock');
  const { store } = useWorkspace();
  const navigate = useNavigate();
  const [code, setCode] = useState(scanned);
  const [sku, setSku] = useState('');
  const [title, setTitle] = useState('');
  const [fault, setFault] = useState<string | null>(null);

  useScanReceiver((read) => setCode(classify(read.text).text), { layer: 'dialog' });

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (sku.trim() === '') return setFault(t('form.skuMissing'));
    if (store.catalogue.bySku(sku)) return setFault(t('form.skuTaken'));
    const barcodes = code === '' ? [] : [{ code, units: 1 }];
    const outcome = await saveSkus(store, [{ sku, fields: { title: title.trim(), barcodes } }]);
    if (!outcome.ok) {
      const { error } = outcome;
      const reason = error.kind === 'not-saved' ? error.reason : error.kind;
      return setFault(t('sku.notSaved', { reason }));
    }
    onClose();
    await navigate({ to: '/stock/$skuId', params: { skuId: skuId(sku) } });
  };

  return (
    <Modal opened onClose={onClose} title={t('create.title')}>
      <form onSubmit={(event) => void save(event)} noValidate>
        <Stack>
          {code !== '' && (
            <Alert variant="outline" color="yellow">
              <Text>
                {t(skusByCode(store, code).size > 0 ? 'scan.known' : 'scan.unknown', { code })}
              </Text>
              <Text>{t('scan.create')}</Text>
            </Alert>
          )}
          <TextInput
            data-autofocus
            size="lg"
            label={t('form.sku')}
            value={sku}
            error={fault}
            onChange={(event) => setSku(event.currentTarget.value)}
          />
          <TextInput
            size="lg"
            label={t('form.title')}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" size="lg" onClick={onClose}>
              {t('adjust.cancel')}
            </Button>
            <Button type="submit" size="lg">
              {t('create.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
