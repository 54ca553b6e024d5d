/** What the channel answered of an order, as it wrote it: for questions that the order page does not answer. */
import { Button, Code, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { Panel } from '../../ui/Panel.tsx';
import classes from './OrderScreen.module.css';

type Said = { readonly kind: 'none' | 'failed' } | { readonly kind: 'text'; readonly text: string };

export function ChannelSaid({ order }: { readonly order: OrderRecord }) {
  const { t } = useTranslation('orders');
  const { host } = useWorkspace();
  const [said, setSaid] = useState<Said | null>(null);
  const { channel, externalId } = order.facts;
  const show = async () => {
    const answer = await host.channels.raw({ id: channel, externalId });
    if (!answer.ok) setSaid({ kind: 'failed' });
    else if (answer.value === null) setSaid({ kind: 'none' });
    else setSaid({ kind: 'text', text: indented(answer.value) });
  };
  return (
    <Panel
      title={t('said.title')}
      actions={
        <Button
          variant="default"
          aria-expanded={said !== null}
          onClick={() => (said ? setSaid(null) : void show())}
        >
          {t(said ? 'said.hide' : 'said.show')}
        </Button>
      }
    >
      {said?.kind === 'text' ? (
        <Code block tabIndex={0} aria-label={t('said.title')} className={classes.said ?? ''}>
          {said.text}
        </Code>
      ) : (
        <Text>{t(`said.${said?.kind ?? 'hint'}`)}</Text>
      )}
    </Panel>
  );
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
