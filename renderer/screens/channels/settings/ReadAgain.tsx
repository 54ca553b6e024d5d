/** Reads a channel's orders again from what this computer kept of them, when a new version reads something better. */
import { Button, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelSetting } from '../../../../shared/channels/channel.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import { type RereadTally, rereadChannel } from '../../../store/channels/reread.ts';
import { Panel } from '../../../ui/Panel.tsx';
import classes from '../channels.module.css';

type Stage =
  | { readonly kind: 'idle' | 'failed' }
  | { readonly kind: 'reading'; readonly orders: number }
  | ({ readonly kind: 'done' } & RereadTally);

interface ReadAgainProps {
  readonly id: string;
  readonly channel: ChannelSetting;
}

export function ReadAgain({ id, channel }: ReadAgainProps) {
  const { t } = useTranslation('channels');
  const { store, host } = useWorkspace();
  const [stage, setStage] = useState<Stage>({ kind: 'idle' });
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const read = async () => {
    const stopping = new AbortController();
    stop.current = stopping;
    setStage({ kind: 'reading', orders: 0 });
    const progress = (orders: number) => setStage({ kind: 'reading', orders });
    const done = await rereadChannel({
      ...{ store, channels: host.channels, channel: { id, setting: channel } },
      ...{ progress, signal: stopping.signal },
    }).catch(() => null);
    setStage(done?.ok ? { kind: 'done', ...done.value } : { kind: 'failed' });
  };
  return (
    <Panel title={t('reread.title')}>
      <Text className={classes.hint ?? ''}>{t('reread.hint')}</Text>
      <div className={classes.buttons}>
        {stage.kind === 'reading' ? (
          <Button variant="default" onClick={() => stop.current?.abort()}>
            {t('reread.stop')}
          </Button>
        ) : (
          <Button variant="default" onClick={() => void read()}>
            {t('reread.do')}
          </Button>
        )}
        <span role="status" data-tone={stage.kind === 'failed' ? 'bad' : 'plain'}>
          <Told stage={stage} />
        </span>
      </div>
    </Panel>
  );
}

function Told({ stage }: { readonly stage: Stage }) {
  const { t } = useTranslation('channels');
  switch (stage.kind) {
    case 'idle':
      return null;
    case 'reading':
      return t('reread.reading', { count: stage.orders });
    case 'failed':
      return t('reread.failed');
    case 'done':
      return t('reread.done', { count: stage.read, changed: stage.changed });
  }
}
