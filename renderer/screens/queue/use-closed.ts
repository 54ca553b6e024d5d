/** The orders of a closed tab: paged from the store as somebody scrolls, kept true while they change. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { type ClosedTab, closedPage } from '../../store/closed-orders.ts';
import type { Change } from '../../store/table.ts';
import { type ClosedList, emptyClosedList, withChanges, withPage } from './closed-list.ts';

const PAGE = 200;

export interface ClosedOrders extends ClosedList {
  /** Reads the page that follows, unless it is being read. */
  readonly more: () => void;
}

/** The list of `tab`; null is no tab, and reads nothing. */
export function useClosedOrders(tab: ClosedTab | null): ClosedOrders {
  const { store } = useWorkspace();
  const [state, setState] = useState({ tab, list: emptyClosedList });
  const reading = useRef<ClosedTab | null>(null);
  const latest = useRef(state);
  useLayoutEffect(() => {
    latest.current = state;
  });

  const more = useCallback(() => {
    const held = latest.current.tab === tab ? latest.current.list : emptyClosedList;
    if (tab === null || reading.current === tab || held.complete) return;
    reading.current = tab;
    void closedPage(store, tab, held.orders.at(-1), PAGE).then((page) => {
      reading.current = null;
      setState((now) => ({
        tab,
        list: withPage(now.tab === tab ? now.list : emptyClosedList, page, PAGE, tab),
      }));
    });
  }, [store, tab]);

  useEffect(() => more(), [more]);
  useEffect(() => {
    if (tab === null) return;
    let frame = 0;
    let heard: Change<OrderRecord>[] = [];
    const take = () => {
      frame = 0;
      const changes = heard;
      heard = [];
      setState((now) => {
        const list = now.tab === tab ? withChanges(now.list, changes, tab) : now.list;
        return list === now.list ? now : { tab, list };
      });
    };
    const stop = store.orders.onChange((changes) => {
      heard = heard.concat(changes);
      frame ||= requestAnimationFrame(take);
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [store, tab]);
  return { ...(state.tab === tab ? state.list : emptyClosedList), more };
}
