/** The bench with an order open: what it is, its lines, its parcel. A scan draws only the parts again that it changed. */
import { useStore } from 'zustand';
import { useWorkspace } from '../../app/workspace.ts';
import { TeachCode } from './ask/TeachCode.tsx';
import { PackLines } from './lines/PackLines.tsx';
import { OrderHead } from './order/OrderHead.tsx';
import classes from './pack.module.css';
import { Papers } from './paper/Papers.tsx';
import { ParcelPanel } from './parcel/ParcelPanel.tsx';

export function OpenBench() {
  const { session } = useWorkspace();
  const order = useStore(session.view, (view) => view.order);
  if (!order) return null;
  return (
    <>
      <TeachCode order={order} />
      <OrderHead order={order} />
      <div className={classes.work} key={order.id}>
        <PackLines order={order} />
        <aside className={classes.side}>
          <ParcelPanel order={order} />
          <Papers />
        </aside>
      </div>
    </>
  );
}
