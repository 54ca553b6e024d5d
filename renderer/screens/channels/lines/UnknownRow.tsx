/** One article that nobody knows: what waits for it, and the three answers. */
import { Button } from '@mantine/core';
import { IconHandStop, IconLink, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../app/workspace.ts';
import { packByHand } from '../../../store/commands/line-links.ts';
import type { UnknownArticle } from '../../../store/unknown-articles.ts';
import classes from '../channels.module.css';
import { MakeSku } from './MakeSku.tsx';
import { PickSku } from './PickSku.tsx';
import { useSay } from './use-say.ts';

export function UnknownRow({ article }: { readonly article: UnknownArticle }) {
  const { t } = useTranslation('channels');
  const { store } = useWorkspace();
  const [asking, setAsking] = useState<'pick' | 'make' | null>(null);
  const say = useSay();
  const { own, text, title, orders, units } = article;
  const close = () => setAsking(null);
  return (
    <li className={classes.row} data-article={own}>
      <div className={classes.what}>
        <strong className={classes.name}>{text}</strong>
        {title !== text && <span>{title}</span>}
        <span className={classes.hint}>
          {t('lines.orders', { count: orders })} · {t('lines.units', { count: units })}
        </span>
      </div>
      {asking === null && (
        <div className={classes.buttons}>
          <Button
            leftSection={<IconLink aria-hidden size={18} />}
            onClick={() => setAsking('pick')}
          >
            {t('lines.pick')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPlus aria-hidden size={18} />}
            onClick={() => setAsking('make')}
          >
            {t('lines.make')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconHandStop aria-hidden size={18} />}
            onClick={() => void say(t('lines.byHandDone', { text }), packByHand(store, article))}
          >
            {t('lines.byHand')}
          </Button>
        </div>
      )}
      {asking === 'pick' && <PickSku article={article} onClose={close} />}
      {asking === 'make' && <MakeSku article={article} onClose={close} />}
    </li>
  );
}
