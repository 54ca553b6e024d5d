/** A record by its name, leading to the order or SKU behind it. */
import { Link } from '@tanstack/react-router';
import classes from '../server.module.css';
import type { ShownName } from './use-record-names.ts';

export function RecordLink({ name: { text, order, sku } }: { readonly name: ShownName }) {
  const link = classes.link ?? '';
  if (order !== null)
    return (
      <Link to="/orders/$orderId" params={{ orderId: order }} className={link}>
        {text}
      </Link>
    );
  if (sku !== null)
    return (
      <Link to="/stock/$skuId" params={{ skuId: sku }} className={link}>
        {text}
      </Link>
    );
  return <span className={classes.plain}>{text}</span>;
}
