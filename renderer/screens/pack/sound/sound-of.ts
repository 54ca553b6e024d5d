/** Which sound a verdict has: its own, or one that it shares with verdicts that ask for the same. */
import type { Verdict } from '../../../../shared/packing/verdict.ts';

/** Kinds that sound like another; all others have a file of their own name. */
const LIKE: { readonly [kind in Verdict['kind']]?: string } = {
  unpaid: 'on-hold',
  marketplace: 'on-hold',
  'unknown-article': 'on-hold',
  withdrawn: 'cancelled',
  'not-complete': 'too-many',
  'nothing-packed': 'too-many',
  'unpack-asked': 'ambiguous',
  unpacked: 'undone',
  warned: 'on-hold',
  'trace-missing': 'unknown',
  'serial-twice': 'too-many',
  'serial-elsewhere': 'too-many',
  expired: 'not-on-order',
  'not-allowed': 'on-hold',
  'parcel-shipped': 'shipped',
  backordered: 'shipped',
  'set-aside': 'notice',
  box: 'tracking',
  'not-weighed': 'too-many',
  'weight-off': 'ambiguous',
  'label-asked': 'notice',
  'no-order': 'unknown',
  voided: 'undone',
  'nothing-to-undo': 'notice',
  closed: 'notice',
  'no-work': 'notice',
  'address-changed': 'on-hold',
  claimed: 'on-hold',
  'not-held': 'ambiguous',
};

/** The name of the sound of a kind of verdict: a file under resources/sounds. */
export function soundOf(kind: Verdict['kind']): string {
  return LIKE[kind] ?? kind;
}
