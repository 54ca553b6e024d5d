/** What can be done to several orders at once, by the tab they are ticked in. Pure. */
import { isOpenTab, type Tab } from './queue-search.ts';

export type BulkAction =
  | 'take'
  | 'let-go'
  | 'pick'
  | 'put-back'
  | 'release'
  | 'hold'
  | 'tag'
  | 'untag'
  | 'print'
  | 'reinstate'
  | 'cancel';

const LABELS: readonly BulkAction[] = ['tag', 'untag', 'print'];

const ACTIONS: { readonly [tab in Tab]: readonly BulkAction[] } = {
  ready: ['pick', 'hold', ...LABELS, 'cancel'],
  blocked: ['release', 'hold', ...LABELS, 'cancel'],
  picking: ['put-back', 'hold', ...LABELS, 'cancel'],
  packing: ['hold', ...LABELS, 'cancel'],
  packed: ['hold', ...LABELS, 'cancel'],
  shipped: LABELS,
  cancelled: ['reinstate', 'tag', 'untag'],
  all: LABELS,
};

/** What a station that shares its orders can do with those ticked. */
export interface Claimable {
  /** The others hear of it now. */
  readonly take: boolean;
  /** Some of them are reserved for this station. */
  readonly letGo: boolean;
}

/** The actions that make sense for orders of a tab, the most likely first. */
export function bulkActions(tab: Tab, { take, letGo }: Claimable): readonly BulkAction[] {
  const claims: BulkAction[] = [];
  if (take && isOpenTab(tab) && tab !== 'blocked') claims.push('take');
  if (letGo) claims.push('let-go');
  const [first, ...rest] = ACTIONS[tab];
  return first ? [first, ...claims, ...rest] : claims;
}
