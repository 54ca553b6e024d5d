/** What was said of articles before: each can be taken back. */
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSettings, useVersion, useWorkspace } from '../../../app/workspace.ts';
import { takeAnswerBack } from '../../../store/commands/line-links.ts';
import { Panel } from '../../../ui/Panel.tsx';
import classes from '../channels.module.css';
import { useSay } from './use-say.ts';

export function Answers() {
  const { t } = useTranslation('channels');
  const { store } = useWorkspace();
  const { lineLinks } = useSettings();
  useVersion(store.catalogue);
  const say = useSay();
  const standing = Object.entries(lineLinks).filter(([, link]) => link.is !== 'open');
  if (standing.length === 0) return null;
  const nameOf = (id: string) => store.catalogue.skus.get(id)?.sku ?? id;
  return (
    <Panel title={t('lines.answers')}>
      <ul className={classes.list}>
        {standing.map(([own, { text, title, is, skuId }]) => (
          <li key={own} className={classes.row} data-answer={own}>
            <div className={classes.what}>
              <span>
                {is === 'sku'
                  ? t('lines.isSku', { text, sku: nameOf(skuId) })
                  : t('lines.isByHand', { text })}
              </span>
              {title !== text && <span className={classes.hint}>{title}</span>}
            </div>
            <Button
              variant="default"
              leftSection={<IconArrowBackUp aria-hidden size={18} />}
              onClick={() => void say(t('lines.takenBack', { text }), takeAnswerBack(store, own))}
            >
              {t('lines.takeBack')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
