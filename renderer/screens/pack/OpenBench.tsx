/** The bench with an order open: what it is, its lines, its parcel. A scan draws only the parts again that it changed. */
import { memo } from 'react';
import type { Verdict } from '../../../shared/packing/verdict.ts';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { TeachCode } from './ask/TeachCode.tsx';
import { PackLines } from './lines/PackLines.tsx';
import { OrderHead } from './order/OrderHead.tsx';
import classes from './pack.module.css';
import { Papers } from './paper/Papers.tsx';
import { ParcelPanel } from './parcel/ParcelPanel.tsx';

interface OpenBenchProps {
  readonly order: OrderRecord;
  readonly verdict: Verdict | null;
  readonly seq: number;
}

export const OpenBench = memo(function OpenBench({ order, verdict, seq }: OpenBenchProps) {
  return (
    <>
      <TeachCode order={order} verdict={verdict} seq={seq} />
      <OrderHead order={order} />
      <div className={classes.work} key={order.id}>
        <PackLines order={order} verdict={verdict} seq={seq} />
        <aside className={classes.side}>
          <ParcelPanel order={order} seq={seq} />
          <Papers />
        </aside>
      </div>
    </>
  );
});
