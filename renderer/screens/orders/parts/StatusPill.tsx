/** An order's status in one word. */
import { useTranslation } from 'react-i18next';
import type { StatusLabel } from '../../../../shared/orders/status.ts';
import { Pill, type Tone } from '../../../ui/Pill.tsx';

/** `short`: nothing stops the order but missing stock. */
export type ShownStatus = StatusLabel | 'short';

export const STATUS_TONES: { readonly [label in ShownStatus]: Tone } = {
  short: 'bad',
  withdrawn: 'plain',
  cancelled: 'plain',
  shipped: 'good',
  marketplace: 'plain',
  'on-hold': 'bad',
  'awaiting-payment': 'warn',
  packed: 'good',
  packing: 'info',
  picking: 'info',
  'partly-shipped': 'warn',
  ready: 'info',
};

/** The word for an order that is `label` by itself, and may be short of stock or wait for what nobody knows. */
export function shownStatus(label: StatusLabel, short: boolean, unknown: boolean): ShownStatus {
  if (label !== 'ready') return label;
  return unknown ? 'on-hold' : short ? 'short' : label;
}

export function StatusPill({ label }: { readonly label: ShownStatus }) {
  const { t } = useTranslation('orders');
  return <Pill tone={STATUS_TONES[label]}>{t(`status.${label}`)}</Pill>;
}
