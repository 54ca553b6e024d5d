/** Boxes that were begun before their order was cancelled: what is in them is to be taken out again. */
import { Button } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../app/workspace.ts';
import type { ToUnpack } from '../../store/parcel-lists.ts';
import { Panel } from '../../ui/Panel.tsx';
import { ParcelRow } from './ParcelRow.tsx';
import classes from './parcels.module.css';

export function UnpackList({ toUnpack }: { readonly toUnpack: readonly ToUnpack[] }) {
  const { t } = useTranslation('parcels');
  const { session } = useWorkspace();
  const navigate = useNavigate();
  if (toUnpack.length === 0) return null;
  const open = async (order: string) => {
    await session.open(order);
    await navigate({ to: '/pack' });
  };
  return (
    <Panel title={t('unpack.title')} tone="warn">
      <p className={classes.hint}>{t('unpack.what')}</p>
      <ul className={classes.list}>
        {toUnpack.map(({ order, contents }) => (
          <ParcelRow
            key={order.id}
            order={order}
            contents={contents}
            actions={
              <Button
                leftSection={<IconBarcode size={20} aria-hidden />}
                onClick={() => void open(order.id)}
              >
                {t('unpack.do')}
              </Button>
            }
          >
            <div>{t('unpack.how')}</div>
          </ParcelRow>
        ))}
      </ul>
    </Panel>
  );
}
