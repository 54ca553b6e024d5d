/** A shop that begins: what the channel sells becomes its catalogue, and the channel's figures its first count. */
import { Button } from '@mantine/core';
import { IconPackageImport } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../app/workspace.ts';
import {
  stockToTake,
  takeOverSkus,
  takeOverStock,
} from '../../../store/commands/take-over-listings.ts';
import classes from '../channels.module.css';
import { useSay } from '../lines/use-say.ts';
import type { Book } from './use-book.ts';

interface TakeOverProps {
  readonly channel: string;
  readonly name: string;
  readonly book: Book;
}

export function TakeOver({ channel, name, book }: TakeOverProps) {
  const { t } = useTranslation('channels');
  const { store, stockOut } = useWorkspace();
  const say = useSay();
  const fresh = book.rows.filter(
    ({ kind, listing }) => kind === 'unmatched' && listing.sku.trim() !== '',
  );
  const known = stockOut.bookOf(channel);
  const stock = known ? stockToTake(known, store) : [];
  return (
    <>
      {fresh.length > 0 && (
        <Offered
          action={t('stock.takeSkus', { count: fresh.length })}
          text={t('stock.takeSkusText', { count: fresh.length })}
          onDo={() => {
            const listings = fresh.map(({ listing }) => listing);
            void say(t('stock.tookSkus', { count: fresh.length }), takeOverSkus(store, listings));
          }}
        />
      )}
      {stock.length > 0 && (
        <Offered
          action={t('stock.takeStock', { count: stock.length })}
          text={t('stock.takeStockText', { count: stock.length })}
          onDo={() => {
            const work = takeOverStock(store, stock, t('stock.takeReason', { name }));
            void say(t('stock.tookStock', { count: stock.length }), work);
          }}
        />
      )}
    </>
  );
}

interface OfferedProps {
  readonly action: ReactNode;
  readonly text: string;
  readonly onDo: () => void;
}

function Offered({ action, text, onDo }: OfferedProps) {
  const { t } = useTranslation('channels');
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <Button
        variant="default"
        className={classes.fit ?? ''}
        leftSection={<IconPackageImport aria-hidden size={18} />}
        onClick={() => setAsking(true)}
      >
        {action}
      </Button>
    );
  return (
    <div className={classes.buttons}>
      <span>{text}</span>
      <Button
        onClick={() => {
          setAsking(false);
          onDo();
        }}
      >
        {t('stock.takeDo')}
      </Button>
      <Button variant="default" onClick={() => setAsking(false)}>
        {t('lines.cancel')}
      </Button>
    </div>
  );
}
