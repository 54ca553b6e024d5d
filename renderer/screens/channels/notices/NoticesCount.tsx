/** How many notices need a person, beside the name of their place; nothing while there are none. */
import { useTranslation } from 'react-i18next';
import { useVersion, useWorkspace } from '../../../app/workspace.ts';
import classes from '../../parcels/parcels.module.css';

export function NoticesCount() {
  const { t } = useTranslation('channels');
  const { open } = useWorkspace().outbox;
  useVersion(open);
  const count = open.list().filter(({ state }) => state === 'person').length;
  if (count === 0) return null;
  return (
    <span className={classes.count}>
      <span aria-hidden>{count}</span>
      <span className={classes.hidden}>{t('notices.count', { count })}</span>
    </span>
  );
}
