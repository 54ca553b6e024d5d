/** A new SKU made of an article: its name and code as the channel has them, to be changed first. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classify } from '../../../../shared/scanning/barcode.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { useScanReceiver } from '../../../scanner/useScanReceiver.ts';
import { makeSku } from '../../../store/commands/line-links.ts';
import classes from '../channels.module.css';
import type { AnswerProps } from './PickSku.tsx';
import { useSay } from './use-say.ts';

export function MakeSku({ article, onClose }: AnswerProps) {
  const { t } = useTranslation('channels');
  const { store } = useWorkspace();
  const [sku, setSku] = useState(article.text);
  const [title, setTitle] = useState(article.title);
  // Many sellers use a product's barcode as its SKU.
  const [barcode, setBarcode] = useState(classify(article.text).facts.gtin14 ? article.text : '');
  const [fault, setFault] = useState<string | null>(null);
  const say = useSay();
  useScanReceiver(({ text }) => setBarcode(classify(text).text));

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (sku.trim() === '') return setFault(t('lines.skuMissing'));
    if (store.catalogue.bySku(sku)) return setFault(t('lines.skuTaken'));
    void say(t('lines.made', { sku }), makeSku(store, article, { sku, title, barcode }));
  };
  return (
    <form className={classes.form} onSubmit={save}>
      <TextInput
        autoFocus
        label={t('lines.sku')}
        value={sku}
        error={fault}
        onChange={(event) => setSku(event.currentTarget.value)}
      />
      <TextInput
        label={t('lines.name')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label={t('lines.barcode')}
        description={t('lines.barcodeHint')}
        value={barcode}
        onChange={(event) => setBarcode(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button type="submit">{t('lines.makeDo')}</Button>
        <Button variant="default" onClick={onClose}>
          {t('lines.cancel')}
        </Button>
      </div>
    </form>
  );
}
