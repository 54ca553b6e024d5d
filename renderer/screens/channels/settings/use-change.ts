/** Changes a channel and says how that went; whether it was stored. */
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../app/workspace.ts';
import { type ChannelFields, changeChannel } from '../../../store/commands/channels.ts';
import { toastDone, toastRefused } from '../../orders/parts/toast.tsx';

export function useChange(id: string): (fields: ChannelFields) => Promise<boolean> {
  const { t } = useTranslation('channels');
  const { store } = useWorkspace();
  return async (fields) => {
    const done = await changeChannel(store, id, fields);
    if (done?.ok) toastDone(t('setting.saved'));
    else toastRefused(t('notSaved'));
    return done?.ok === true;
  };
}
