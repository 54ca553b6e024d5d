/** Which SKU an article is: searched by SKU and name, or scanned. */
import { Button, Select } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resolve } from '../../../../shared/scanning/codes.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { useScanReceiver } from '../../../scanner/useScanReceiver.ts';
import { linkLine } from '../../../store/commands/line-links.ts';
import type { UnknownArticle } from '../../../store/unknown-articles.ts';
import { findSkus } from '../../../ui/find-skus.ts';
import classes from '../channels.module.css';
import { useSay } from './use-say.ts';

export interface AnswerProps {
  readonly article: UnknownArticle;
  readonly onClose: () => void;
}

export function PickSku({ article, onClose }: AnswerProps) {
  const { t } = useTranslation('channels');
  const { store } = useWorkspace();
  const { skus, codes } = store.catalogue;
  const [typed, setTyped] = useState('');
  const [id, setId] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const say = useSay();
  const chosen = id === null ? undefined : skus.get(id);
  const nameOf = ({ sku, title }: { readonly sku: string; readonly title: string }) =>
    title === '' ? sku : `${sku} – ${title}`;

  useScanReceiver(({ text }) => {
    const found = resolve(text, codes, () => []);
    setId(found.kind === 'sku' ? found.sku : null);
    setFault(found.kind === 'sku' ? null : t('lines.unknownScan', { code: text }));
  });

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!chosen) return setFault(t('lines.pickFirst'));
    const done = t('lines.picked', { text: article.text, sku: chosen.sku });
    void say(done, linkLine(store, article, chosen.id));
  };
  const found = findSkus(skus.values(), typed);
  const offered = chosen && !found.includes(chosen) ? [chosen, ...found] : found;
  return (
    <form className={classes.form} onSubmit={save}>
      <Select
        data-autofocus
        autoFocus
        searchable
        clearable
        label={t('lines.which')}
        description={t('lines.whichHint')}
        nothingFoundMessage={t(typed === '' ? 'lines.type' : 'lines.noSku')}
        data={offered.map((sku) => ({ value: sku.id, label: nameOf(sku) }))}
        filter={({ options }) => options}
        value={id}
        error={fault}
        onSearchChange={setTyped}
        onChange={(value) => {
          setId(value);
          setFault(null);
        }}
      />
      <div className={classes.buttons}>
        <Button type="submit">{t('lines.pickDo')}</Button>
        <Button variant="default" onClick={onClose}>
          {t('lines.cancel')}
        </Button>
      </div>
    </form>
  );
}
