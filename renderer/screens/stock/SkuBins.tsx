/** A SKU's units by bin, with when each bin was last counted. */
import { Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { onHand } from '../../../shared/inventory/ledger.ts';
import type { SkuRecord } from '../../../shared/records/sku.ts';
import { stampTime } from '../../../shared/records/stamp.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { dateTime } from '../../ui/when.ts';
import classes from './SkuScreen.module.css';

export function SkuBins({ sku }: { readonly sku: SkuRecord }) {
  const { t } = useTranslation('stock');
  const { store } = useWorkspace();
  const stock = store.stock.stockOf(sku.id);
  const bins = Object.entries(stock ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <section className={classes.panel}>
      <Title order={2} size="h4">
        {t('sku.bins')}
      </Title>
      {!stock && <Text>{t('sku.noStock')}</Text>}
      {stock && (
        <Table>
          <Table.Tbody>
            {bins.map(([bin, { base, since, baseAt }]) => (
              <Table.Tr key={bin}>
                <Table.Th scope="row">{bin || t('adjust.noBin')}</Table.Th>
                <Table.Td className={classes.number ?? ''}>
                  {(base + since).toLocaleString()}
                </Table.Td>
                <Table.Td className={classes.dim ?? ''}>
                  {baseAt === ''
                    ? t('sku.neverCounted')
                    : t('sku.lastCount', { when: dateTime(stampTime(baseAt)) })}
                </Table.Td>
              </Table.Tr>
            ))}
            {bins.length > 1 && (
              <Table.Tr className={classes.total ?? ''}>
                <Table.Th scope="row">{t('sku.binTotal')}</Table.Th>
                <Table.Td className={classes.number ?? ''}>
                  {onHand(stock).toLocaleString()}
                </Table.Td>
                <Table.Td />
              </Table.Tr>
            )}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
