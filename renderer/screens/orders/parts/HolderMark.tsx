/** Whom an order is reserved for, as a mark in a list: this station's own look otherwise than the others'. */
import { IconLock, IconUserCheck } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { holderOf, type Lease } from '../../../../shared/orders/claims.ts';
import type { Stations } from '../../../app/stations.ts';
import { Pill } from '../../../ui/Pill.tsx';
import { clockTime } from '../../../ui/when.ts';
import classes from './HolderMark.module.css';
import { holderText } from './holder-text.ts';

interface HolderMarkProps {
  readonly leases: readonly Lease[];
  readonly now: number;
  readonly stations: Stations;
  /** Of the namespace `orders`. */
  readonly t: TFunction<'orders'>;
}

export function HolderMark({ leases, now, stations, t }: HolderMarkProps) {
  const holder = leases.length > 0 ? holderOf(leases, new Date(now).toISOString()) : null;
  if (!holder) return null;
  const { station, user, until } = holder;
  const isOurs = station === stations.here;
  const Icon = isOurs ? IconUserCheck : IconLock;
  const who = holderText(holder, stations, t);
  const said = t(isOurs ? 'claim.ours' : 'claim.theirs', { who, until: clockTime(until, now) });
  return (
    <span
      className={classes.mark}
      role="img"
      aria-label={said}
      title={said}
      data-holder={isOurs ? 'here' : 'others'}
    >
      <Pill tone={isOurs ? 'info' : 'warn'} icon={<Icon size={14} aria-hidden />}>
        {isOurs ? t('claim.here') : user || stations.text(station)}
      </Pill>
    </span>
  );
}
