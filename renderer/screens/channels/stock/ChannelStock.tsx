/** One channel's stock: whether its listings are told, what each shows and should, and by which rules. */
import { Button, Group, Text } from '@mantine/core';
import { IconAdjustments, IconCheck, IconPlayerPause, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore as useZustand } from 'zustand';
import { useSettings, useWorkspace } from '../../../app/workspace.ts';
import { agreeToPush } from '../../../store/commands/stock-out.ts';
import { Panel } from '../../../ui/Panel.tsx';
import classes from '../channels.module.css';
import { useSay } from '../lines/use-say.ts';
import { Differences } from './Differences.tsx';
import { Listings } from './Listings.tsx';
import { RuleForm } from './RuleForm.tsx';
import { stockStateText } from './state-text.ts';
import { TakeOver } from './TakeOver.tsx';
import { type Book, useBook } from './use-book.ts';

export function ChannelStock({ id, name }: { readonly id: string; readonly name: string }) {
  const { t } = useTranslation('channels');
  const { stockOut } = useWorkspace();
  const { channelStockAgreed, channels, stations } = useSettings();
  const state = useZustand(stockOut.view, (view) => view[id]);
  const book = useBook(id);
  const [ruling, setRuling] = useState(false);
  const isTold = (channelStockAgreed[id] ?? '') !== '';
  const isPaused = channels[id]?.paused === true;
  return (
    <Panel title={name} tone={state?.kind === 'failing' ? 'bad' : 'plain'}>
      <div data-stock-of={id} data-told={isTold} className={classes.stock}>
        <Text role="status">
          {isPaused ? t('state.paused') : stockStateText(state, isTold, stations, t)}
        </Text>
        <Group>
          {book && <Agree id={id} book={book} isTold={isTold} />}
          <Button
            variant="default"
            leftSection={<IconAdjustments aria-hidden size={18} />}
            aria-expanded={ruling}
            onClick={() => setRuling(!ruling)}
          >
            {t('stock.rules')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconRefresh aria-hidden size={18} />}
            disabled={isPaused || state?.kind === 'reading'}
            onClick={() => stockOut.readNow(id)}
          >
            {t('stock.read')}
          </Button>
        </Group>
        {ruling && <RuleForm channel={id} onDone={() => setRuling(false)} />}
        {book && <TakeOver channel={id} name={name} book={book} />}
        {book && book.differences.length > 0 && <Differences book={book} />}
        {book && <Listings channel={id} book={book} />}
      </div>
    </Panel>
  );
}

interface AgreeProps {
  readonly id: string;
  readonly book: Book;
  readonly isTold: boolean;
}

/** Beginning to tell, once the owner has seen what would change; and stopping. */
function Agree({ id, book, isTold }: AgreeProps) {
  const { t } = useTranslation('channels');
  const { store } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const say = useSay();
  const agree = (on: boolean) => {
    setAsking(false);
    void say(t(on ? 'stock.begun' : 'stock.stopped'), agreeToPush(store, id, on));
  };
  if (isTold)
    return (
      <Button
        variant="default"
        leftSection={<IconPlayerPause aria-hidden size={18} />}
        onClick={() => agree(false)}
      >
        {t('stock.stop')}
      </Button>
    );
  if (!asking)
    return (
      <Button leftSection={<IconCheck aria-hidden size={18} />} onClick={() => setAsking(true)}>
        {t('stock.agree')}
      </Button>
    );
  const zero = book.counts.get('to-zero') ?? 0;
  return (
    <div className={classes.buttons}>
      <span>
        {zero > 0 && <strong>{t('stock.agreeZero', { count: zero })} </strong>}
        {t('stock.agreeText', { count: book.waiting })}
      </span>
      <Button onClick={() => agree(true)}>{t('stock.agreeDo')}</Button>
      <Button variant="default" onClick={() => setAsking(false)}>
        {t('lines.cancel')}
      </Button>
    </div>
  );
}
