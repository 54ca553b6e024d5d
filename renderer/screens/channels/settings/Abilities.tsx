/** What a channel can and cannot do, in words. */

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Capabilities } from '../../../../shared/channels/port.ts';
import { useWorkspace } from '../../../app/workspace.ts';
import classes from '../channels.module.css';

export function Abilities({ id }: { readonly id: string }) {
  const { t } = useTranslation('channels');
  const can = useCapabilities(id);
  if (!can) return <span>{t('setting.can.unknown')}</span>;
  const said = [
    can.historyDays === null
      ? t('setting.can.history.all')
      : t('setting.can.history.days', { count: can.historyDays }),
    t(`setting.can.partial.${can.partialShipments ? 'yes' : 'no'}`),
    t(`setting.can.untracked.${can.untrackedShipments ? 'yes' : 'no'}`),
    t(`setting.can.cancel.${can.cancel}`),
    t(`setting.can.quantity.${can.quantityMeaning}`),
  ];
  return (
    <ul className={classes.plain}>
      {said.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function useCapabilities(id: string): Capabilities | null {
  const { host } = useWorkspace();
  const [can, setCan] = useState<Capabilities | null>(null);
  useEffect(() => {
    let wanted = true;
    void host.channels.known().then((known) => {
      const one = known.ok ? known.value.find((channel) => channel.id === id) : undefined;
      if (wanted && one) setCan(one.capabilities);
    });
    return () => {
      wanted = false;
    };
  }, [host, id]);
  return can;
}
