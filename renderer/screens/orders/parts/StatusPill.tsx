/** An order's status in one word. */
import { useTranslation } from 'react-i18next';
import type { StatusLabel } from '../../../../shared/orders/status.ts';
import { Pill, type Tone } from '../../../ui/Pill.tsx';

const TONES: { readonly [label in StatusLabel]: Tone } = {
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

export function StatusPill({ label }: { readonly label: StatusLabel }) {
  const { t } = useTranslation('orders');
  return <Pill tone={TONES[label]}>{t(`status.${label}`)}</Pill>;
}
