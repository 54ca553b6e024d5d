/** Where an order came from, in words. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useWorkspace } from '../../../app/workspace.ts';

/** A channel by the name that its owner gave it, else by its kind's; one that nobody has heard of keeps its own. */
export function useChannelText(): (channel: string) => string {
  const { t } = useTranslation('orders');
  // Of the settings this alone: each list row has the function.
  const channels = useStore(useWorkspace().store.settingsView, (settings) => settings.channels);
  return useCallback(
    (channel) => channels[channel]?.name || t(`channel.${channel}`, { defaultValue: channel }),
    [t, channels],
  );
}
