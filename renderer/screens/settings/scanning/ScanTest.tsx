/** Shows what arrives when somebody scans, and what it stands for here. Counts nothing. */
import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchKey } from '../../../../shared/orders/order-index.ts';
import { classify } from '../../../../shared/scanning/barcode.ts';
import { type Resolution, resolve } from '../../../../shared/scanning/codes.ts';
import type { Read } from '../../../../shared/scanning/inbox.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { useScanReceiver } from '../../../scanner/useScanReceiver.ts';
import classes from '../settings.module.css';

const SHOWN = 8;

export function ScanTest({ unsaved }: { readonly unsaved: boolean }) {
  const { t } = useTranslation('settings');
  const { store } = useWorkspace();
  const [reads, setReads] = useState<readonly Read[]>([]);
  useScanReceiver((read) => setReads((old) => [read, ...old].slice(0, SHOWN)));
  const found = (read: Read): Resolution =>
    resolve(read.text, store.catalogue.codes, (text) => store.open.withNumber(searchKey(text)));
  const meaning = (read: Read): string => {
    const one = found(read);
    switch (one.kind) {
      case 'sku':
        return t('scanning.isSku', {
          sku: store.catalogue.skus.get(one.sku)?.sku ?? one.sku,
          count: one.units,
        });
      case 'order':
        return t('scanning.isOrder', {
          number: store.open.rows.get(one.orderId)?.number ?? one.orderId,
        });
      case 'ambiguous':
        return t('scanning.isSeveral', { count: one.candidates.length });
      case 'control':
        return t('scanning.isControl');
      case 'unknown':
        return t('scanning.isUnknown');
    }
  };
  return (
    <div className={classes.stack} aria-live="polite">
      <Text>{t(unsaved ? 'scanning.testUnsaved' : 'scanning.testHint')}</Text>
      <ul className={classes.reads}>
        {reads.map((read) => (
          <li key={`${read.at}:${read.text}`}>
            <span className={classes.code}>{visible(read.text)}</span>
            <span>
              {t(`scanning.kind.${classify(read.text).kind}`)},{' '}
              {t('scanning.length', { count: [...read.text].length })}
            </span>
            <span>{meaning(read)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Control characters as their pictures (GS is ␝), so that one sees them. */
function visible(text: string): string {
  return [...text]
    .map((char) => {
      const code = char.codePointAt(0) ?? 0;
      return code < 0x20 ? String.fromCodePoint(0x2400 + code) : char;
    })
    .join('');
}
