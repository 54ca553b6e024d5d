/**
 * Repairs: what a reading would put right, each with its rows and samples. A repair is offered, never silent:
 * it stands in the result with what it does, and the next reading follows what was chosen.
 */

import type { DecimalSign } from './amounts.ts';
import type { DateOrder } from './dates.ts';

export type RepairKind =
  | 'encoding'
  | 'exponent'
  | 'leading-zero-barcode'
  | 'leading-zero-postcode'
  | 'totals-row'
  | 'not-goods'
  | 'cancellation'
  | 'duplicate-number'
  | 'same-bin-twice';

export interface Sample {
  /** Line in the file. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

export interface Repair {
  readonly kind: RepairKind;
  readonly rows: number;
  readonly samples: readonly Sample[];
  /** Whether this reading made it. */
  readonly made: boolean;
}

/** A question about a whole file that its cells cannot settle. */
export type Question =
  | {
      readonly kind: 'date-order';
      readonly samples: readonly string[];
      readonly answer: DateOrder | null;
    }
  | {
      readonly kind: 'decimal-sign';
      readonly samples: readonly string[];
      readonly answer: DecimalSign;
    };

/** A cell corrected by hand: by line in the file and column. */
export type Edits = { readonly [line: number]: { readonly [column: number]: string } };

/** What a person has chosen; what is not named here follows the suggestion. */
export interface Choices {
  readonly repairs: { readonly [K in RepairKind]?: boolean };
  readonly dateOrder: DateOrder | null;
  readonly decimal: DecimalSign | null;
  readonly edits: Edits;
}

export const noChoices: Choices = { repairs: {}, dateOrder: null, decimal: null, edits: {} };

/** Made unless somebody says no. Splitting orders that share a number changes their ids, so that is asked. */
const SUGGESTED: { readonly [K in RepairKind]: boolean } = {
  encoding: true,
  exponent: true,
  'leading-zero-barcode': true,
  'leading-zero-postcode': true,
  'totals-row': true,
  'not-goods': true,
  cancellation: true,
  'duplicate-number': false,
  'same-bin-twice': false,
};

const SAMPLES = 5;

/** The repairs of one reading: asked at each cell, listed at the end. */
export interface RepairBook {
  /** Notes a repair of one row and says whether to make it. */
  readonly offer: (kind: RepairKind, line: number, before: string, after: string) => boolean;
  readonly makes: (kind: RepairKind) => boolean;
  readonly list: () => Repair[];
}

export function openRepairs(choices: Choices): RepairBook {
  const found = new Map<RepairKind, { rows: Set<number>; samples: Sample[] }>();
  const makes = (kind: RepairKind) => choices.repairs[kind] ?? SUGGESTED[kind];
  return {
    makes,
    offer: (kind, line, before, after) => {
      const entry = found.get(kind) ?? { rows: new Set(), samples: [] };
      found.set(kind, entry);
      entry.rows.add(line);
      if (entry.samples.length < SAMPLES && !entry.samples.some((s) => s.before === before))
        entry.samples.push({ line, before, after });
      return makes(kind);
    },
    list: () =>
      [...found].map(([kind, { rows, samples }]) => ({
        kind,
        rows: rows.size,
        samples,
        made: makes(kind),
      })),
  };
}
