/** Where an order came from. */
import { useTranslation } from 'react-i18next';
import { Pill } from '../../../ui/Pill.tsx';

export function ChannelPill({ channel }: { readonly channel: string }) {
  const { t } = useTranslation('orders');
  return <Pill>{t(`channel.${channel}`, { defaultValue: channel })}</Pill>;
}
