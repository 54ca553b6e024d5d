/** What the store finds of a search beside the open orders in memory: closed ones, and any by its tracking number. */
import { useEffect, useState } from 'react';
import type { OrderRecord } from '../../../shared/records/order.ts';
import { useWorkspace } from '../../app/workspace.ts';
import { findOrders } from '../../store/closed-orders.ts';

const PAUSE_MS = 180;
const LIMIT = 200;
const NONE: readonly OrderRecord[] = [];

export interface Found {
  readonly orders: readonly OrderRecord[];
  /** The answer is to the text as it stands. */
  readonly settled: boolean;
  /** There are no others: their number can be told. */
  readonly complete: boolean;
}

/** Orders whose number, name, e-mail or tracking number begins with `text`; asked once typing pauses. */
export function useFound(text: string): Found {
  const { store } = useWorkspace();
  const [answer, setAnswer] = useState<{ text: string; orders: readonly OrderRecord[] }>({
    text: '',
    orders: [],
  });
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(async () => {
      const orders = text.trim() === '' ? [] : await findOrders(store, text, LIMIT);
      if (wanted) setAnswer({ text, orders });
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [store, text]);
  const settled = answer.text === text;
  const orders = text.trim() === '' ? NONE : answer.orders;
  return { orders, settled, complete: settled && orders.length < LIMIT };
}
