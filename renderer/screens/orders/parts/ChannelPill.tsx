/** Where an order came from. */
import { useTranslation } from 'react-i18next';
import { Pill } from '../../../ui/Pill.tsx';
import { channelText } from './channel-text.ts';

export function ChannelPill({ channel }: { readonly channel: string }) {
  const { t } = useTranslation('orders');
  return <Pill>{channelText(channel, t)}</Pill>;
}
