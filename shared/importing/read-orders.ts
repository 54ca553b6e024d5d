/**
 * A table of orders read by a layout: the orders, what became of every row, and the repairs and questions that a
 * person decides before anything is written. Reading again with other choices is how a choice takes effect.
 */
import type { OrderReading } from '../records/order-facts.ts';
import type { Account, Notice } from './account.ts';
import { buildOrder, type Draft, type TakenBack } from './build-order.ts';
import { withEdits } from './cells.ts';
import type { OrderLayout } from './layout.ts';
import { withRepairedText } from './mend-text.ts';
import { amountFields, dateFields } from './order-fields.ts';
import { type Choices, openRepairs, type Question, type Repair } from './repairs.ts';
import { groupRows, type Reading } from './rows.ts';
import { survey } from './survey.ts';
import type { Table } from './table.ts';
import { takeBack } from './take-back.ts';
import { openValues, type ReadingContext } from './values.ts';

export interface OrdersRead {
  readonly readings: readonly OrderReading[];
  /** One for each row of the table. */
  readonly accounts: readonly Account[];
  readonly repairs: readonly Repair[];
  readonly questions: readonly Question[];
  readonly notices: readonly Notice[];
  /** The table as it was read: with repaired text and corrected cells. */
  readonly table: Table;
}

const TOLD_EVERY = 1_000;

/** Reads a table of orders. */
export function readOrders(
  source: Table,
  layout: OrderLayout,
  choices: Choices,
  context: ReadingContext,
): OrdersRead {
  const repairs = openRepairs(choices);
  const table = withEdits(withRepairedText(source, repairs), choices.edits);
  const { dateOrder, decimal, questions } = survey(
    table,
    {
      dates: dateFields.map((field) => layout.sources[field]),
      amounts: amountFields.map((field) => layout.sources[field]),
      dateOrder: layout.dateOrder,
      decimal: layout.decimal,
    },
    choices,
  );
  const dollars = layout.dollars || (context.currency.endsWith('D') ? context.currency : 'USD');
  const values = openValues({ dateOrder, decimal, dollars }, context);
  const accounts: (Account | undefined)[] = new Array(table.rows.length);
  const notices: Notice[] = [];
  const reading: Reading = { table, layout, values, repairs, accounts };
  const drafts: Draft[] = [];
  const takenBack: TakenBack[] = [];
  let done = 0;
  for (const [n, group] of groupRows(reading).entries()) {
    if (n % TOLD_EVERY === 0) context.progress?.(done);
    done += group.rows.length;
    const built = buildOrder(reading, group, context.currency, notices);
    if (built.draft) drafts.push(built.draft);
    takenBack.push(...built.takenBack);
  }
  takeBack(reading, drafts, takenBack);
  return {
    readings: drafts.map((draft) => draft.facts),
    accounts: accounts.map(accounted),
    repairs: repairs.list(),
    questions,
    notices,
    table,
  };
}

/** Every row has its account: one without is a fault of ours. */
function accounted(account: Account | undefined, row: number): Account {
  if (!account) throw new Error(`Row ${row} of an import was not accounted for.`);
  return account;
}
