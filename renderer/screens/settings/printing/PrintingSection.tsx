/** This station's label printer, a label to try it with, and what is on its way there. */
import { Button, NumberInput, Switch, Text, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import {
  type AddressLabel,
  addressLabelWords,
} from '../../../../shared/documents/address-label.ts';
import { printerAddress, RAW_PORTS } from '../../../../shared/printing/printer.ts';
import { useSettings, useWorkspace } from '../../../app/workspace.ts';
import { useEdits } from '../edits.ts';
import { SaveBar } from '../SaveBar.tsx';
import classes from '../settings.module.css';
import type { SaveFault } from '../use-draft.ts';
import { JobList } from './JobList.tsx';

const NONE = { host: '', port: RAW_PORTS.first as number };

export function PrintingSection() {
  const { t } = useTranslation('settings');
  const { printing } = useWorkspace();
  const { printer, whenShipped } = useStore(printing.view);
  const { edits, dirty, edit, forget } = useEdits('printing');
  const [fault, setFault] = useState<SaveFault | null>(null);
  const testLabel = useTestLabel();
  const value = { ...(printer ?? NONE), ...edits };
  const address = printerAddress.safeParse({ ...value, host: value.host.trim() });
  const isBad = value.host.trim() !== '' && !address.success;
  const save = async () => {
    if (isBad) {
      setFault({ kind: 'invalid', field: 'printer' });
      return false;
    }
    const written = await printing.setPrinter(address.success ? address.data : null);
    setFault(written.ok ? null : written.error);
    if (written.ok) forget();
    return written.ok;
  };
  return (
    <div className={classes.form}>
      <Text>{t('printing.what')}</Text>
      <TextInput
        label={t('printing.host')}
        description={t('printing.hostHint')}
        placeholder="192.168.1.50"
        error={isBad && t('printing.hostBad')}
        autoComplete="off"
        spellCheck={false}
        value={value.host}
        onChange={(event) => edit({ host: event.currentTarget.value })}
      />
      <NumberInput
        label={t('printing.port')}
        description={t('printing.portHint')}
        min={RAW_PORTS.first}
        max={RAW_PORTS.last}
        clampBehavior="strict"
        allowDecimal={false}
        value={value.port}
        onChange={(port) => edit({ port: Number(port) || RAW_PORTS.first })}
      />
      <SaveBar dirty={dirty} fault={fault} save={save} reset={forget} />
      <Switch
        size="lg"
        label={t('printing.whenShipped')}
        description={t('printing.whenShippedHint')}
        disabled={!printer}
        checked={whenShipped}
        onChange={(event) => void printing.setWhenShipped(event.currentTarget.checked)}
      />
      <Button
        variant="default"
        disabled={!printer}
        leftSection={<IconPrinter size={20} aria-hidden />}
        onClick={() =>
          void printing.add({ order: '', title: t('printing.testTitle') }, testLabel())
        }
      >
        {t('printing.test')}
      </Button>
      <JobList />
    </div>
  );
}

function useTestLabel(): () => AddressLabel {
  const { t } = useTranslation('settings');
  const { t: documents } = useTranslation('documents');
  const { shop } = useSettings();
  return () => ({
    kind: 'address-label',
    words: addressLabelWords.parse(documents('addressLabel', { returnObjects: true })),
    from: [shop.name].filter((line) => line !== ''),
    to: [t('printing.testTo')],
    postcode: '',
    country: '',
    orderNumber: t('printing.testTitle'),
    code: 'TEST',
    service: '',
    parcel: 1,
    parcels: 1,
  });
}
