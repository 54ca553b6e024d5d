/**
 * The mark of an order whose newest state is on this station alone. It listens for itself, so that a list of orders is
 * not drawn again when one of them was sent.
 */
import { IconCloudUp } from '@tabler/icons-react';
import { useCallback, useState, useSyncExternalStore } from 'react';
import type { Replication } from '../../../store/replication/replication.ts';
import classes from './OnlyHere.module.css';

interface OnlyHereProps {
  readonly id: string;
  readonly replication: Replication;
  /** What the mark says. */
  readonly label: string;
}

export function OnlyHere({ id, replication, label }: OnlyHereProps) {
  const isOnly = useCallback(() => replication.isOnlyHere('orders', id), [replication, id]);
  const shown = useSyncExternalStore(replication.subscribe, isOnly);
  const [atFirst] = useState(shown);
  if (!shown) return null;
  return (
    // What was done here a moment ago is on its way; the mark is for what stays behind.
    <span
      className={classes.mark}
      data-late={!atFirst || undefined}
      role="img"
      aria-label={label}
      title={label}
    >
      <IconCloudUp size={18} aria-hidden />
    </span>
  );
}
