/** An order as somebody types it in, and what it lacks before it can be kept. Pure. */

import { parseMinor } from '../../../shared/records/money.ts';
import {
  type Address,
  emptyAddress,
  type OrderLine,
  type OrderReading,
} from '../../../shared/records/order-facts.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { MANUAL } from '../../store/commands/mark-paid.ts';
import { addressGaps } from './parts/address-gaps.ts';

export interface DraftLine {
  readonly key: string;
  readonly sku: string;
  readonly title: string;
  /** As typed. */
  readonly units: string;
  /** As typed, with a point or a comma; '' is nothing. */
  readonly price: string;
}

export interface Draft {
  readonly number: string;
  readonly email: string;
  readonly shipTo: Address;
  readonly service: string;
  readonly postage: string;
  readonly currency: string;
  readonly paid: boolean;
  /** Ship by the end of this moment (UTC ISO); null without a promise. */
  readonly shipBy: string | null;
  readonly note: string;
  readonly lines: readonly DraftLine[];
}

export type Problem = 'needed' | 'taken' | 'not-a-number' | 'no-lines' | 'not-an-email';

/** What is wrong, by field: `number`, `shipTo.city`, `lines.<key>.units` … */
export type Problems = { readonly [field: string]: Problem };

/** What a reading of a draft needs to know beside it. */
export interface DraftContext {
  /** UTC ISO. */
  readonly now: string;
  /** This station's id: two stations that are apart may give out one number. */
  readonly station: string;
  readonly isTaken: (number: string) => boolean;
}

/** A draft with nothing in it but what the shop usually uses. */
export function emptyDraft(number: string, currency: string, country: string): Draft {
  return {
    number,
    email: '',
    shipTo: { ...emptyAddress, country },
    service: '',
    postage: '',
    currency,
    paid: true,
    shipBy: null,
    note: '',
    lines: [],
  };
}

/** The number to offer for the next order of a day: `M-261123-3` after two. */
export function suggestNumber(day: string, isTaken: (number: string) => boolean): string {
  const short = day.slice(2).replace(/-/g, '');
  let n = 1;
  while (isTaken(`M-${short}-${n}`)) n++;
  return `M-${short}-${n}`;
}

/** The draft with one more unit of a SKU: on its own line, or on the one that it has already. */
export function withUnit(draft: Draft, line: Omit<DraftLine, 'units'>): Draft {
  const known = draft.lines.find((one) => one.sku.toLowerCase() === line.sku.toLowerCase());
  if (!known) return { ...draft, lines: [...draft.lines, { ...line, units: '1' }] };
  const units = String((Number(known.units) || 0) + 1);
  return {
    ...draft,
    lines: draft.lines.map((one) => (one === known ? { ...one, units } : one)),
  };
}

/** The draft as a reading of its source, which is here; or everything that is wrong with it. */
export function readDraft(draft: Draft, context: DraftContext): Result<OrderReading, Problems> {
  const problems = problemsOf(draft, context);
  if (Object.keys(problems).length > 0) return err(problems);
  const { currency, shipTo, service, note, email } = draft;
  const lines = draft.lines.map((line, n) => orderLine(line, n, currency));
  const postage = amount(draft.postage, currency) ?? 0;
  const goods = lines.reduce((sum, line) => sum + line.units * line.unitPrice, 0);
  const number = draft.number.trim();
  return ok({
    channel: MANUAL,
    externalId: `${number}.${context.station.slice(-4)}`,
    number,
    revision: null,
    status: 'open',
    payment: draft.paid ? 'paid' : 'unpaid',
    placedAt: context.now,
    shipBy: draft.shipBy,
    currency,
    total: goods + postage,
    buyer: { name: shipTo.name, email: email.trim(), phone: shipTo.phone },
    shipTo,
    lines,
    charges: postage === 0 ? [] : [{ kind: 'postage', title: service.trim(), amount: postage }],
    service: service.trim(),
    programmes: [],
    fulfilledBy: 'us',
    tags: [],
    note: note.trim(),
    giftMessage: '',
  });
}

/** What the draft's lines and postage come to, as far as they can be read. */
export function draftTotal(draft: Draft): number {
  const { currency } = draft;
  const postage = amount(draft.postage, currency) ?? 0;
  return draft.lines.reduce((sum, { units, price }) => {
    const each = amount(price, currency) ?? 0;
    return sum + (unitsOf(units) ?? 0) * each;
  }, postage);
}

function problemsOf(draft: Draft, { isTaken }: DraftContext): Problems {
  const problems: Record<string, Problem> = {};
  const number = draft.number.trim();
  if (number === '') problems.number = 'needed';
  else if (isTaken(number)) problems.number = 'taken';
  for (const field of addressGaps(draft.shipTo)) problems[`shipTo.${field}`] = 'needed';
  if (draft.email.trim() !== '' && !/^\S+@\S+$/.test(draft.email.trim()))
    problems.email = 'not-an-email';
  if (amount(draft.postage, draft.currency) === undefined) problems.postage = 'not-a-number';
  if (draft.lines.length === 0) problems.lines = 'no-lines';
  for (const line of draft.lines) {
    if (unitsOf(line.units) === undefined) problems[`lines.${line.key}.units`] = 'not-a-number';
    if (amount(line.price, draft.currency) === undefined)
      problems[`lines.${line.key}.price`] = 'not-a-number';
  }
  return problems;
}

function orderLine(line: DraftLine, n: number, currency: string): OrderLine {
  return {
    id: String(n + 1),
    sku: line.sku,
    title: line.title,
    units: unitsOf(line.units) ?? 0,
    unitPrice: amount(line.price, currency) ?? 0,
  };
}

function unitsOf(text: string): number | undefined {
  return /^[1-9]\d{0,5}$/.test(text.trim()) ? Number(text) : undefined;
}

function amount(text: string, currency: string): number | undefined {
  if (text.trim() === '') return 0;
  const read = parseMinor(text.replace(',', '.'), currency);
  return read.ok && read.value >= 0 ? read.value : undefined;
}
