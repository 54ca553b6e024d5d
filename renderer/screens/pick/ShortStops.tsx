/** What was left out on this walk: its bins hold something else than was thought, and are counted best at once. */
import { Alert, Button } from '@mantine/core';
import { IconClipboardList } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PickWalk } from '../../../shared/picking/pick-walk.ts';
import { useWorkspace } from '../../app/workspace.ts';
import classes from './pick.module.css';

export function ShortStops({ walk }: { readonly walk: PickWalk }) {
  const { t } = useTranslation('pick');
  const { counting } = useWorkspace();
  const navigate = useNavigate();
  const short = walk.stops.filter((stop) => stop.short !== null);
  if (short.length === 0) return null;
  const count = async (bin: string) => {
    await counting.turnTo('count');
    await counting.place({ bin });
    await navigate({ to: '/stock/sheet' });
  };
  return (
    <Alert color="yellow" variant="outline" icon={<IconClipboardList aria-hidden />}>
      <p className={classes.countThese}>{t('countThese')}</p>
      {[...new Set(short.map(({ bin }) => bin))].map((bin) => (
        <Button key={bin} size="xs" mr="xs" variant="default" onClick={() => void count(bin)}>
          {bin || t('noBin')}
        </Button>
      ))}
    </Alert>
  );
}
