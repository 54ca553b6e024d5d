/** What can be done to several orders at once, by the tab they are ticked in. Pure. */
import type { Tab } from './queue-search.ts';

export type BulkAction =
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

/** The actions that make sense for orders of a tab, the most likely first. */
export function bulkActions(tab: Tab): readonly BulkAction[] {
  return ACTIONS[tab];
}
