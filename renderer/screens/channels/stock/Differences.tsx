/** What the last reading of a channel's listings showed against what was believed. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../app/workspace.ts';
import classes from '../channels.module.css';
import type { Book } from './use-book.ts';

const MOST = 50;

export function Differences({ book: { differences } }: { readonly book: Book }) {
  const { t } = useTranslation('channels');
  const { skus } = useWorkspace().store.catalogue;
  return (
    <section aria-label={t('stock.differences')}>
      <Text fw={600}>{t('stock.differences')}</Text>
      <ul className={classes.plain}>
        {differences.slice(0, MOST).map(({ listing, skuId, kind, shows, believed, wanted }) => (
          <li key={listing} data-difference={kind}>
            <strong>{skus.get(skuId)?.sku ?? skuId}</strong>{' '}
            {t(`stock.difference.${kind}`, { shows, believed, wanted })}
          </li>
        ))}
      </ul>
    </section>
  );
}
