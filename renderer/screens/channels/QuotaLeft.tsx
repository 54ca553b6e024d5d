/** How much more a channel may be asked now; a warning once there is little left. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore as useZustand } from 'zustand';
import type { Quota } from '../../../shared/channels/quota.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { timeText } from '../../ui/local-text.ts';

const EVERY_MS = 10_000;
const FEW = 0.1;

export function QuotaLeft({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation('channels');
  const quota = useQuota(id);
  if (!quota) return null;
  const { left, of, per, waitsUntil } = quota;
  const isFew = waitsUntil !== null || left < of * FEW;
  return (
    <>
      {' · '}
      {isFew && <IconAlertTriangle aria-hidden size={16} />}{' '}
      {waitsUntil === null
        ? t(`health.quota.${per}`, { percent: Math.floor((100 * left) / of) })
        : t('health.quota.waits', { time: timeText(waitsUntil, 'moment', i18n.language) })}
    </>
  );
}

/** Asked again while it is looked at, and whenever the channel itself was asked. */
function useQuota(id: string): Quota | null {
  const { host, channels } = useWorkspace();
  const kind = useZustand(channels.view, (view) => view[id]?.kind);
  const [quota, setQuota] = useState<Quota | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies(kind): what is left changes when it was asked.
  useEffect(() => {
    let isHere = true;
    const ask = () =>
      void host.channels.quota({ id }).then((said) => isHere && said.ok && setQuota(said.value));
    ask();
    const timer = setInterval(ask, EVERY_MS);
    return () => {
      isHere = false;
      clearInterval(timer);
    };
  }, [host, id, kind]);
  return quota;
}
