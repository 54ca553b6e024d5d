/** What of the channels wants somebody, beside the name of their screen; nothing while nothing does. */
import { useTranslation } from 'react-i18next';
import { CountMark } from '../../ui/CountMark.tsx';
import { useUnknownCount } from './lines/use-unknown.ts';
import { useNoticesCount } from './notices/use-notices.ts';

export function ChannelsCount() {
  const { t } = useTranslation('channels');
  const unknown = useUnknownCount();
  const notices = useNoticesCount();
  if (unknown + notices === 0) return null;
  const said = [
    notices > 0 && t('notices.count', { count: notices }),
    unknown > 0 && t('lines.count', { count: unknown }),
  ].filter((text) => text !== false);
  return <CountMark count={unknown + notices} text={said.join(' · ')} />;
}
