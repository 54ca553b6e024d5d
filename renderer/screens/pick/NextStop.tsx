/** Where to go now and what to take there, readable from the trolley. */
import { Button, Menu } from '@mantine/core';
import { IconHandFinger, IconMapPinOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { leftOf, type PickStop, SHORT_CAUSES, unitsOf } from '../../../shared/picking/pick-walk.ts';
import { useWorkspace } from '../../app/workspace.ts';
import classes from './pick.module.css';
import { useShort } from './use-short.ts';

export function NextStop({ stop }: { readonly stop: PickStop }) {
  const { t } = useTranslation('pick');
  const { picking } = useWorkspace();
  const short = useShort();
  return (
    <section className={classes.next} aria-label={t('next')} data-stop={stop.sku}>
      <p className={classes.bin}>{stop.bin || t('noBin')}</p>
      <div className={classes.what}>
        <p className={classes.sku}>{stop.sku}</p>
        <p className={classes.name}>{stop.title}</p>
        <p className={classes.shares}>
          {stop.shares.map(({ order, number, units }) => (
            <span key={order}>{t('for', { number, units })}</span>
          ))}
        </p>
      </div>
      <p className={classes.count}>
        <strong>{leftOf(stop)}</strong>
        {t('of', { got: stop.got, units: unitsOf(stop) })}
      </p>
      <div className={classes.does}>
        <Button
          variant="default"
          leftSection={<IconHandFinger size={20} aria-hidden />}
          onClick={() => void picking.one(stop)}
        >
          {t('one')}
        </Button>
        <Menu position="bottom-start" shadow="md">
          <Menu.Target>
            <Button variant="default" leftSection={<IconMapPinOff size={20} aria-hidden />}>
              {t('short.do')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {SHORT_CAUSES.map((cause) => (
              <Menu.Item key={cause} onClick={() => short(stop, cause)}>
                {t(`short.${cause}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </section>
  );
}
