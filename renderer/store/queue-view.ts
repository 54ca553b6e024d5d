/** The queue's list, counts and facets for one set of filters, worked out from the open orders in memory. */
import { holderOf } from '../../shared/orders/claims.ts';
import type { QueueName } from '../../shared/records/order.ts';
import type { OpenOrders } from './open-orders.ts';
import type { QueueRow } from './queue-row.ts';

/** Tabs over open orders; closed ones are paged from the store. */
export type OpenTab = 'ready' | 'blocked' | 'picking' | 'packing' | 'packed';

export const TAB_QUEUE: { readonly [tab in OpenTab]: QueueName } = {
  ready: 'a_ready',
  blocked: 'b_blocked',
  picking: 'c_picking',
  packing: 'd_packing',
  packed: 'e_packed',
};

/** How long an order has waited since it was placed. */
export type AgeBand = 'today' | 'days' | 'week' | 'older';

/** Whom an order is reserved for. */
export type Holder = 'here' | 'others' | 'nobody';

/** Facet values that were picked; an empty list lets everything through. */
export interface Filters {
  readonly search: string;
  readonly channel: readonly string[];
  readonly country: readonly string[];
  readonly service: readonly string[];
  readonly tag: readonly string[];
  readonly age: readonly AgeBand[];
  readonly priority: readonly string[];
  readonly holder: readonly Holder[];
  readonly oneLine: boolean;
}

export const noFilters: Filters = {
  search: '',
  channel: [],
  country: [],
  service: [],
  tag: [],
  age: [],
  priority: [],
  holder: [],
  oneLine: false,
};

export type Facet = 'channel' | 'country' | 'service' | 'tag' | 'age' | 'priority' | 'holder';

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

export interface QueueView {
  /** The tab's rows that pass the filters, most urgent first. */
  readonly rows: readonly QueueRow[];
  /** All open rows of each tab that pass the filters. */
  readonly counts: { readonly [tab in OpenTab]: number };
  /** Values among the tab's rows that pass all other filters, the most frequent first. */
  readonly facets: { readonly [facet in Facet]: readonly FacetValue[] };
  readonly oneLine: number;
}

/** Nobody asks whom an order is reserved for at a station that works alone. */
const FACETS_ALONE: readonly Facet[] = ['channel', 'country', 'service', 'tag', 'age', 'priority'];
const FACETS: readonly Facet[] = [...FACETS_ALONE, 'holder'];
const DAY = 86_400_000;

/** The view of one tab at `now` (ms); `here`: this station, null while it shares its orders with nobody. */
export function queueView(
  open: OpenOrders,
  tab: OpenTab,
  filters: Filters,
  now: number,
  here: string | null,
): QueueView {
  const iso = new Date(now).toISOString();
  const words = searchWords(filters.search);
  const around: Around = { iso, here, ages: ageBounds(now) };
  const picked = FACETS.filter((facet) => filters[facet].length > 0);
  const counts = { ready: 0, blocked: 0, picking: 0, packing: 0, packed: 0 };
  const counted = here === null ? FACETS_ALONE : FACETS;
  const facets = new Map(counted.map((facet) => [facet, new Map<string, Tally>()]));
  const rows: QueueRow[] = [];
  let oneLine = 0;
  for (const row of open.rows.values()) {
    if (!words.every((word) => row.search.includes(word))) continue;
    const failed = failedFilters(row, filters, picked, around);
    const place = TAB_OF[open.effectiveQueue(row, iso)];
    if (!place || failed.length > 1) continue;
    if (failed.length === 0) counts[place]++;
    if (place !== tab) continue;
    if (failed.length === 0) {
      rows.push(row);
      if (row.lines.length === 1) oneLine++;
    }
    for (const [facet, counts] of facets) {
      // A facet counts what would be shown if its own filter were lifted, so that several values can be picked.
      if (failed.length === 0 || failed[0] === facet) countIn(counts, valuesOf(row, facet, around));
    }
  }
  rows.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1));
  const values = (facet: Facet) => sorted(facets.get(facet));
  return {
    rows,
    counts,
    oneLine,
    facets: {
      channel: values('channel'),
      country: values('country'),
      service: values('service'),
      tag: values('tag'),
      age: values('age'),
      priority: values('priority'),
      holder: values('holder'),
    },
  };
}

/** The open orders that a search finds, whatever tab they are in. */
export function openMatches(open: OpenOrders, search: string): QueueRow[] {
  const words = searchWords(search);
  return [...open.rows.values()].filter((row) => words.every((word) => row.search.includes(word)));
}

/** The most urgent order that is ready at `now` (ms), leaving out those that were `passed` over or that do not `suit`. */
export function nextReady(
  open: OpenOrders,
  now: number,
  passed: ReadonlySet<string> = new Set(),
  suits: (row: QueueRow) => boolean = () => true,
): QueueRow | undefined {
  const iso = new Date(now).toISOString();
  let first: QueueRow | undefined;
  for (const row of open.rows.values()) {
    if (passed.has(row.id) || open.effectiveQueue(row, iso) !== 'a_ready') continue;
    if ((!first || row.rank < first.rank) && suits(row)) first = row;
  }
  return first;
}

/** The UTC ISO times after which an order placed is in each age band; strings compare a hundred times faster than dates parse. */
type AgeBounds = readonly (readonly [after: string, band: AgeBand])[];

interface Around {
  /** Now. */
  readonly iso: string;
  readonly here: string | null;
  readonly ages: AgeBounds;
}

function ageBounds(now: number): AgeBounds {
  const back = (days: number) => new Date(now - days * DAY).toISOString();
  return [
    [back(1), 'today'],
    [back(3), 'days'],
    [back(7), 'week'],
  ];
}

function ageBand(placedAt: string, bounds: AgeBounds): AgeBand {
  for (const [after, band] of bounds) if (placedAt > after) return band;
  return 'older';
}

function searchWords(search: string): string[] {
  return search
    .toLowerCase()
    .replace(/#/g, '')
    .split(/\s+/)
    .filter((word) => word !== '');
}

function failedFilters(
  row: QueueRow,
  filters: Filters,
  picked: readonly Facet[],
  around: Around,
): readonly (Facet | 'oneLine')[] {
  const failed: (Facet | 'oneLine')[] = [];
  for (const facet of picked) {
    const wanted: readonly string[] = filters[facet];
    if (!hasAny(valuesOf(row, facet, around), wanted)) failed.push(facet);
  }
  if (filters.oneLine && row.lines.length !== 1) failed.push('oneLine');
  return failed;
}

/** A row's value or values of a facet; a bare text where there is one, for eight thousand lists of one cost a frame. */
function valuesOf(row: QueueRow, facet: Facet, around: Around): string | readonly string[] {
  switch (facet) {
    case 'channel':
      return row.channel;
    case 'country':
      return row.country;
    case 'service':
      return row.service;
    case 'tag':
      return row.tags;
    case 'age':
      return ageBand(row.placedAt, around.ages);
    case 'priority':
      return row.headStarts;
    case 'holder':
      return holderIn(row, around);
  }
}

function holderIn({ leases }: QueueRow, { iso, here }: Around): Holder {
  const holder = leases.length > 0 ? holderOf(leases, iso) : null;
  if (!holder) return 'nobody';
  return holder.station === here ? 'here' : 'others';
}

function hasAny(values: string | readonly string[], wanted: readonly string[]): boolean {
  if (typeof values === 'string') return wanted.includes(values);
  return values.some((value) => wanted.includes(value));
}

interface Tally {
  count: number;
}

function countIn(counts: Map<string, Tally>, values: string | readonly string[]): void {
  if (typeof values === 'string') countOne(counts, values);
  else for (const value of values) countOne(counts, value);
}

function countOne(counts: Map<string, Tally>, value: string): void {
  if (value === '') return;
  const tally = counts.get(value);
  if (tally) tally.count++;
  else counts.set(value, { count: 1 });
}

function sorted(counts: Map<string, Tally> | undefined): FacetValue[] {
  return [...(counts ?? [])]
    .map(([value, { count }]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

const TAB_OF: { readonly [queue in QueueName]?: OpenTab } = {
  a_ready: 'ready',
  b_blocked: 'blocked',
  c_picking: 'picking',
  d_packing: 'packing',
  e_packed: 'packed',
};
