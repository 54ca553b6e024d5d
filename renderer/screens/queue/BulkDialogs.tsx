/** What a bulk action asks before it begins: a hold, a tag, a reason. */
import { useTranslation } from 'react-i18next';
import type { NewHold } from '../../store/commands/orders.ts';
import { HoldDialog } from '../orders/parts/HoldDialog.tsx';
import { TextDialog } from '../orders/parts/TextDialog.tsx';
import type { BulkAction } from './bulk-actions.ts';

interface BulkDialogsProps {
  readonly asking: BulkAction;
  readonly count: number;
  readonly tags: readonly string[];
  readonly onClose: () => void;
  readonly onHold: (hold: NewHold) => void;
  readonly onText: (action: BulkAction, text: string) => void;
}

export function BulkDialogs(props: BulkDialogsProps) {
  const { asking, count, tags, onClose, onHold, onText } = props;
  const { t } = useTranslation('queue');
  if (asking === 'hold')
    return <HoldDialog opened count={count} onClose={onClose} onHold={onHold} />;
  if (asking !== 'tag' && asking !== 'untag' && asking !== 'cancel') return null;
  const about =
    asking === 'cancel'
      ? { hint: t('ask.cancel.hint'), danger: true }
      : { choices: tags, required: true };
  return (
    <TextDialog
      opened
      title={t(`ask.${asking}.title`, { count })}
      label={t(`ask.${asking}.label`)}
      action={t(`ask.${asking}.do`, { count })}
      onClose={onClose}
      onSubmit={(text) => onText(asking, text)}
      {...about}
    />
  );
}
