/** The bench with an order open: what it is, its lines, its parcel. */
import type { OrderRecord } from '../../../shared/records/order.ts';
import { TeachCode } from './ask/TeachCode.tsx';
import { PackLines } from './lines/PackLines.tsx';
import { OrderHead } from './order/OrderHead.tsx';
import classes from './pack.module.css';
import { Papers } from './paper/Papers.tsx';
import { ParcelPanel } from './parcel/ParcelPanel.tsx';

export function OpenBench({ order }: { readonly order: OrderRecord }) {
  return (
    <>
      <TeachCode order={order} />
      <OrderHead order={order} />
      <div className={classes.work} key={order.id}>
        <PackLines order={order} />
        <aside className={classes.side}>
          <ParcelPanel order={order} />
          <Papers order={order} />
        </aside>
      </div>
    </>
  );
}
