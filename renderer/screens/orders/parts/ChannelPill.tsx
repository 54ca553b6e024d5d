/** Where an order came from. */
import { Pill } from '../../../ui/Pill.tsx';
import { useChannelText } from './use-channel-text.ts';

export function ChannelPill({ channel }: { readonly channel: string }) {
  return <Pill>{useChannelText()(channel)}</Pill>;
}
