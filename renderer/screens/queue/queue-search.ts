/** The queue's tab, search and filters as they stand in the address, so that back and reload keep them. */
import { z } from 'zod';
import type { ClosedTab } from '../../store/closed-orders.ts';
import { type Filters, type OpenTab, TAB_QUEUE } from '../../store/queue-view.ts';

export type Tab = OpenTab | ClosedTab;

/** All tabs in their order on screen: keys 1 to 8. */
export const TABS = [
  'ready',
  'blocked',
  'picking',
  'packing',
  'packed',
  'shipped',
  'cancelled',
  'all',
] as const satisfies readonly Tab[];

// An address is typed and shared by people: what cannot be read is left out, never an error.
const texts = z.array(z.coerce.string()).nonempty().optional().catch(undefined);

/** The address's search part. Every field is left out while it says nothing. */
export const queueSearch = z.object({
  tab: z.enum(TABS).optional().catch(undefined),
  q: z.coerce.string().min(1).optional().catch(undefined),
  channel: texts,
  country: texts,
  service: texts,
  tag: texts,
  age: z
    .array(z.enum(['today', 'days', 'week', 'older']))
    .nonempty()
    .optional()
    .catch(undefined),
  priority: texts,
  holder: z
    .array(z.enum(['here', 'others', 'nobody']))
    .nonempty()
    .optional()
    .catch(undefined),
  oneLine: z.literal(true).optional().catch(undefined),
});

export type QueueSearch = z.infer<typeof queueSearch>;

/** The filters that an address stands for. */
export function filtersOf(search: QueueSearch): Filters {
  return {
    search: search.q ?? '',
    channel: search.channel ?? [],
    country: search.country ?? [],
    service: search.service ?? [],
    tag: search.tag ?? [],
    age: search.age ?? [],
    priority: search.priority ?? [],
    holder: search.holder ?? [],
    oneLine: search.oneLine ?? false,
  };
}

/** The address of a tab with some filters; filters that let everything through are left out. */
export function searchOf(tab: Tab, filters: Filters): QueueSearch {
  return queueSearch.parse({
    tab: tab === 'ready' ? undefined : tab,
    q: filters.search === '' ? undefined : filters.search,
    channel: some(filters.channel),
    country: some(filters.country),
    service: some(filters.service),
    tag: some(filters.tag),
    age: some(filters.age),
    priority: some(filters.priority),
    holder: some(filters.holder),
    oneLine: filters.oneLine || undefined,
  });
}

/** Whether a tab lists open orders from memory; the others are paged from the store. */
export function isOpenTab(tab: Tab): tab is OpenTab {
  return tab in TAB_QUEUE;
}

/** How many facet values are picked. */
export function pickedCount(filters: Filters): number {
  const { channel, country, service, tag, age, priority, holder, oneLine } = filters;
  const lists = [channel, country, service, tag, age, priority, holder];
  return lists.reduce((sum, list) => sum + list.length, oneLine ? 1 : 0);
}

function some<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length > 0 ? values : undefined;
}
