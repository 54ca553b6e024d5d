/** What a verdict says: a headline that is read at two metres, what to do next, and a figure where one helps. */
import type { TFunction } from 'i18next';
import { statusOf } from '../../../../shared/orders/status.ts';
import type { Verdict } from '../../../../shared/packing/verdict.ts';
import type { Author } from '../../../../shared/records/author.ts';
import type { OrderRecord } from '../../../../shared/records/order.ts';
import { addressLines } from '../../../../shared/shipping/slip-of.ts';
import type { Stations } from '../../../app/stations.ts';
import { timeText, weightText } from '../../../ui/local-text.ts';

export interface VerdictWords {
  readonly title: string;
  readonly text: string;
  /** "2 / 5": read at once, said by the title to those who do not see it. */
  readonly figure: string;
}

type Words<K extends Verdict['kind']> = (
  t: TFunction,
  verdict: Extract<Verdict, { kind: K }>,
  order: OrderRecord | null,
) => VerdictWords;

interface Around {
  readonly language: string;
  readonly stations: Stations;
}

/** The words of `verdict` on the open `order`, in the namespace `pack`. */
export function verdictWords(
  t: TFunction,
  verdict: Verdict,
  order: OrderRecord | null,
  around: Around,
): VerdictWords {
  switch (verdict.kind) {
    case 'opened':
      return opened(t, verdict, order);
    case 'counted':
    case 'line-complete':
      return counted(t, verdict, order);
    case 'order-complete':
      return said(t, verdict.kind, { line: titleOf(order, verdict.line) });
    case 'undone':
      return said(t, verdict.kind, { line: titleOf(order, verdict.line), count: verdict.units });
    case 'too-many':
      return said(t, verdict.kind, { sku: verdict.sku, count: verdict.over });
    case 'parcel-shipped':
    case 'backordered':
    case 'not-complete':
      return said(t, verdict.kind, {
        count: verdict.missing,
        number: order?.facts.number ?? '',
      });
    case 'over-packed':
      return said(t, verdict.kind, { count: verdict.over });
    case 'unpack-asked':
    case 'unpacked':
      return said(t, verdict.kind, { count: verdict.units });
    case 'trace-missing':
      return {
        ...said(t, verdict.kind, verdict),
        title: t(`verdict.trace-missing.${verdict.needs}`),
      };
    case 'not-allowed':
      return { ...said(t, verdict.kind, {}), text: t(`verdict.not-allowed.${verdict.needs}`) };
    case 'weight-off':
      return weightOff(t, verdict, around);
    case 'on-hold':
      return onHold(t, verdict, order);
    case 'shipped':
    case 'already-shipped':
    case 'cancelled':
    case 'unpaid':
    case 'marketplace':
    case 'withdrawn':
    case 'voided':
      return said(t, verdict.kind, { number: order?.facts.number ?? '' });
    case 'address-changed':
      return said(t, verdict.kind, { to: addressLines(verdict.to, (code) => code).join(', ') });
    case 'claimed':
      return claimed(t, verdict, order, around);
    case 'not-held':
      return notHeld(t, verdict, around);
    case 'unknown':
      return unknown(t, verdict, order);
    default:
      return said(t, verdict.kind, verdict);
  }
}

const opened: Words<'opened'> = (t, { kind }, order) => {
  const left = order ? unitsLeft(order) : 0;
  const number = order?.facts.number ?? '';
  return left === 0
    ? { ...said(t, kind, { number, count: 0 }), text: t('verdict.opened.full') }
    : said(t, kind, { number, count: left });
};

const counted: Words<'counted' | 'line-complete'> = (t, verdict, order) => {
  const { kind, packed, units } = verdict;
  const words = said(t, kind, { line: titleOf(order, verdict.line), packed, units });
  return { ...words, figure: t('verdict.figure', { packed, units }) };
};

const onHold: Words<'on-hold'> = (t, { kind, hold, reason }, order) =>
  said(t, kind, {
    number: order?.facts.number ?? '',
    // The sentence goes on after it.
    reason: reason.replace(/[.\s]+$/, '') || t(`hold.${hold}`),
  });

function claimed(
  t: TFunction,
  verdict: Extract<Verdict, { kind: 'claimed' }>,
  order: OrderRecord | null,
  { language, stations }: Around,
): VerdictWords {
  const { number, by, station } = verdict;
  // Somebody who is at it has to stop; somebody who scanned it takes another.
  const key = order?.id === verdict.order ? 'verdict.claimed.open' : 'verdict.claimed';
  const who = holder(t, { user: by, station }, stations);
  const since = timeText(verdict.since, 'moment', language);
  return {
    title: t(`${key}.title`, { name: by || who, number }),
    text: t(`${key}.text`, { who, since }),
    figure: '',
  };
}

function notHeld(
  t: TFunction,
  { kind, number, by, station, mayWork }: Extract<Verdict, { kind: 'not-held' }>,
  { stations }: Around,
): VerdictWords {
  const words = said(t, kind, { number });
  if (!mayWork) return { ...words, text: t('verdict.not-held.refused', { number }) };
  if (station === '') return words;
  const who = holder(t, { user: by, station }, stations);
  return { ...words, text: t('verdict.not-held.by', { number, who }) };
}

/** "Bo at Bench 2", "Bench 2": at the beginning of a sentence. */
function holder(t: TFunction, { user, station }: Author, { text }: Stations): string {
  const at = text(station);
  if (user !== '') return t('verdict.claimed.person', { by: user, station: at });
  return at.charAt(0).toUpperCase() + at.slice(1);
}

function weightOff(
  t: TFunction,
  { kind, fault, expected, measured }: Extract<Verdict, { kind: 'weight-off' }>,
  { language }: Around,
): VerdictWords {
  const grams = (value: number) => weightText(value, language);
  const by = grams(Math.abs(measured - expected));
  return {
    title: t(`verdict.${kind}.${fault}`, { by }),
    text: t(`verdict.${kind}.text`, { measured: grams(measured), expected: grams(expected) }),
    figure: '',
  };
}

const unknown: Words<'unknown'> = (t, { kind, code }, order) => {
  const words = said(t, kind, { code });
  return order ? words : { ...words, text: t('verdict.unknown.noOrder', { code }) };
};

function said(t: TFunction, kind: string, values: Readonly<Record<string, unknown>>): VerdictWords {
  return {
    title: t(`verdict.${kind}.title`, values),
    text: t(`verdict.${kind}.text`, values),
    figure: '',
  };
}

function titleOf(order: OrderRecord | null, line: string): string {
  const found = order?.facts.lines.find((one) => one.id === line);
  return found ? found.title || found.sku : line;
}

function unitsLeft(order: OrderRecord): number {
  return statusOf(order).lines.reduce(
    (sum, line) => sum + Math.max(0, line.units - line.packed - line.shipped),
    0,
  );
}
