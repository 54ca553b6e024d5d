/** A channel's listings by what would become of them, what sells now and would not any more first. */
import { Chip, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PREVIEW_KINDS, type PreviewKind } from '../../../../shared/channels/stock/preview.ts';
import classes from '../channels.module.css';
import { ListingRow } from './ListingRow.tsx';
import type { Book } from './use-book.ts';

/** More are behind the choice of a kind. */
const MOST_ROWS = 100;

export function Listings({ channel, book }: { readonly channel: string; readonly book: Book }) {
  const { t } = useTranslation('channels');
  const [kind, setKind] = useState<PreviewKind | null>(null);
  const { rows, counts, refused } = book;
  const shown =
    kind === null
      ? rows.filter((row) => row.kind !== 'same')
      : rows.filter((row) => row.kind === kind);
  if (rows.length === 0) return <Text>{t('stock.noListings')}</Text>;
  return (
    <>
      <div className={classes.buttons}>
        {PREVIEW_KINDS.filter((one) => (counts.get(one) ?? 0) > 0).map((one) => (
          <Chip
            key={one}
            checked={kind === one}
            onChange={(on) => setKind(on ? one : null)}
            variant="outline"
          >
            {t(`stock.count.${one}`, { count: counts.get(one) ?? 0 })}
          </Chip>
        ))}
      </div>
      {shown.length > 0 && (
        <div className={classes.wide}>
          <Table aria-label={t('stock.listings')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('stock.col.listing')}</Table.Th>
                <Table.Th className={classes.figure}>{t('stock.col.has')}</Table.Th>
                <Table.Th className={classes.figure}>{t('stock.col.gets')}</Table.Th>
                <Table.Th>{t('stock.col.why')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.slice(0, MOST_ROWS).map((row) => (
                <ListingRow
                  key={row.listing.id}
                  channel={channel}
                  row={row}
                  refused={refused.get(row.listing.id)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {shown.length > MOST_ROWS && (
        <Text>{t('stock.more', { count: shown.length - MOST_ROWS })}</Text>
      )}
    </>
  );
}
