/** One listing: what the channel has, what it gets and why; where nobody knows its SKU, saying which it is. */
import { Button, Select, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewRow } from '../../../../shared/channels/stock/preview.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { linkListing } from '../../../store/commands/stock-out.ts';
import type { RefusedFigure } from '../../../store/stock-out/channel-book.ts';
import { findSkus } from '../../../ui/find-skus.ts';
import classes from '../channels.module.css';
import { useSay } from '../lines/use-say.ts';
import { stepsText } from './step-text.ts';

interface ListingRowProps {
  readonly channel: string;
  readonly row: PreviewRow;
  readonly refused: RefusedFigure | undefined;
}

export function ListingRow({ channel, row, refused }: ListingRowProps) {
  const { t } = useTranslation('channels');
  const { listing, kind, gets, steps } = row;
  const isOpen = kind === 'unmatched' || kind === 'ambiguous';
  return (
    <Table.Tr data-listing={listing.id} data-kind={kind}>
      <Table.Td>
        <strong>{listing.sku || t('stock.noSku')}</strong>
        <div className={classes.hint}>{listing.title}</div>
      </Table.Td>
      <Table.Td className={classes.figure}>{listing.quantity ?? t('stock.uncounted')}</Table.Td>
      <Table.Td className={classes.figure}>{gets ?? '–'}</Table.Td>
      <Table.Td>
        {refused ? (
          <span className={classes.state} data-tone="bad">
            {t('stock.refused', { reason: refused.reason })}
          </span>
        ) : isOpen ? (
          <PickListing channel={channel} row={row} />
        ) : (
          stepsText(steps, t) || t(`stock.kind.${kind}`)
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function PickListing({ channel, row: { listing, skuIds } }: Omit<ListingRowProps, 'refused'>) {
  const { t } = useTranslation('channels');
  const { store } = useWorkspace();
  const [typed, setTyped] = useState('');
  const say = useSay();
  const { skus } = store.catalogue;
  const meant = skuIds.flatMap((id) => skus.get(id) ?? []);
  const found = typed === '' ? meant : findSkus(skus.values(), typed);
  const link = (id: string) =>
    void say(
      t(id === '' ? 'stock.notOurs' : 'stock.linked', { sku: skus.get(id)?.sku ?? '' }),
      linkListing(store, channel, listing.id, id),
    );
  return (
    <div className={classes.buttons}>
      <Select
        searchable
        aria-label={t('stock.pick', { title: listing.title || listing.sku || listing.id })}
        placeholder={t('stock.pickHint')}
        nothingFoundMessage={t(typed === '' ? 'lines.type' : 'lines.noSku')}
        data={found.map(({ id, sku, title }) => ({ value: id, label: `${sku} – ${title}` }))}
        filter={({ options }) => options}
        onSearchChange={setTyped}
        onChange={(id) => id !== null && link(id)}
      />
      <Button variant="default" onClick={() => link('')}>
        {t('stock.none')}
      </Button>
    </div>
  );
}
