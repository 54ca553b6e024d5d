/** What a bulk action asks before it begins: a hold, a tag, a reason. */
import { useTranslation } from 'react-i18next';
import type { NewHold } from '../../store/commands/orders.ts';
import { HoldDialog } from '../orders/parts/HoldDialog.tsx';
import { TextDialog } from '../orders/parts/TextDialog.tsx';
import type { BulkAction } from './bulk-actions.ts';

interface BulkDialogsProps {
  readonly asking: BulkAction | null;
  readonly count: number;
  readonly tags: readonly string[];
  readonly onClose: () => void;
  readonly onHold: (hold: NewHold) => void;
  readonly onText: (action: BulkAction, text: string) => void;
}

export function BulkDialogs(props: BulkDialogsProps) {
  const { asking, count, tags, onClose, onHold, onText } = props;
  const { t } = useTranslation('queue');
  const dialog = (action: 'tag' | 'untag' | 'cancel') => ({
    opened: asking === action,
    title: t(`ask.${action}.title`, { count }),
    label: t(`ask.${action}.label`),
    action: t(`ask.${action}.do`, { count }),
    onClose,
    onSubmit: (text: string) => onText(action, text),
  });
  return (
    <>
      <HoldDialog opened={asking === 'hold'} count={count} onClose={onClose} onHold={onHold} />
      <TextDialog {...dialog('tag')} choices={tags} required />
      <TextDialog {...dialog('untag')} choices={tags} required />
      <TextDialog {...dialog('cancel')} hint={t('ask.cancel.hint')} danger />
    </>
  );
}
