/** Whether the channel knows of a parcel or a cancellation; nothing where it is not to be told. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxRecord } from '../../../shared/records/outbox.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { Pill } from '../../ui/Pill.tsx';

/** @param id the notice's */
export function NoticeMark({ id }: { readonly id: string }) {
  const { t } = useTranslation('channels');
  const notice = useNotice(id);
  if (!notice || notice.why === 'nothing') return null;
  return <Pill tone={TONES[notice.state]}>{t(`notices.mark.${notice.state}`)}</Pill>;
}

const TONES = { done: 'good', waiting: 'info', person: 'bad', dropped: 'plain' } as const;

function useNotice(id: string): OutboxRecord | undefined {
  const { store } = useWorkspace();
  const [notice, setNotice] = useState<OutboxRecord>();
  useEffect(() => {
    let wanted = true;
    const read = () => void store.outbox.get(id).then((found) => wanted && setNotice(found));
    read();
    const stop = store.outbox.onChange((changes) => {
      if (changes.some(({ after }) => after.id === id)) read();
    });
    return () => {
      wanted = false;
      stop();
    };
  }, [store, id]);
  return notice;
}
