/** A mapping profile of orders as a layout, with the words that shops use for states. */
import type { PaymentStatus } from '../records/order-facts.ts';
import { type OrderLayout, type OrderTexts, plainLayout, type Standing } from './layout.ts';
import { type MappingProfile, profileSources } from './mapping.ts';
import { lineFields, orderLevelFields } from './order-fields.ts';

const PAYMENT_WORDS: readonly (readonly [RegExp, PaymentStatus])[] = [
  [
    /^(unpaid|not paid|no|n|false|0|pending|awaiting payment|open|due|offen|unbezahlt|nein|ausstehend)$/i,
    'unpaid',
  ],
  [/^(authori[sz]ed|autorisiert)$/i, 'authorized'],
  [/^(partially paid|part paid|teilbezahlt|teilweise bezahlt)$/i, 'partially-paid'],
  [/^(partially refunded|teilweise erstattet|teilerstattet)$/i, 'partially-refunded'],
  [/^(refunded|erstattet|r(ü|ue)ckerstattet)$/i, 'refunded'],
  [/^(voided|void)$/i, 'voided'],
  [/^(failed|declined|fehlgeschlagen|abgelehnt)$/i, 'failed'],
  [/^(paid|yes|y|true|1|x|complete|completed|captured|bezahlt|ja|j|erhalten)$/i, 'paid'],
];

const STATUS_WORDS: readonly (readonly [RegExp, Standing['status'], PaymentStatus | null])[] = [
  [/^(cancell?ed|storniert|abgebrochen|void(ed)?)$/i, 'cancelled', null],
  [/^(refunded|erstattet)$/i, 'cancelled', 'refunded'],
  [
    /^(shipped|fulfilled|complete|completed|dispatched|sent|delivered|closed|versendet|versandt|abgeschlossen|erledigt|geliefert)$/i,
    'shipped',
    null,
  ],
  [
    /^(unpaid|pending|pending payment|awaiting payment|on hold|hold|offen unbezahlt|zahlung ausstehend|wartet auf zahlung)$/i,
    'open',
    'unpaid',
  ],
  [
    /^(open|new|paid|processing|ready|ready to ship|unshipped|unfulfilled|to ship|awaiting shipment|in progress|confirmed|offen|neu|bezahlt|in bearbeitung|versandbereit|best(ä|ae)tigt)$/i,
    'open',
    null,
  ],
];

/** How a profile's table of orders is read. */
export function layoutOfProfile(profile: MappingProfile, headers: readonly string[]): OrderLayout {
  const sources = profileSources(profile, headers, [...orderLevelFields, ...lineFields]);
  return {
    ...plainLayout,
    format: profile.name,
    channel: profile.channel,
    sources,
    dateOrder: profile.dateOrder,
    decimal: profile.decimal,
    currency: profile.currency,
    carriesNumber: true,
    standing: standingBy(sources.paidAt !== undefined),
    fulfilledBy: (texts) =>
      /^(afn|fba|amazon|marketplace)$/i.test(texts('fulfilledBy')) ? 'marketplace' : 'us',
  };
}

/** A list without any state is a list of orders to ship; a word that we do not know stops the order. */
function standingBy(tellsPaidAt: boolean): (texts: OrderTexts) => Standing {
  return (texts) => {
    const state = stateOf(texts);
    const said = texts('payment');
    if (said !== '') {
      const payment = PAYMENT_WORDS.find(([pattern]) => pattern.test(said))?.[1];
      return payment
        ? { status: state.status, payment }
        : { status: state.status, payment: 'unpaid', unsure: said };
    }
    if (texts('paidAt') !== '') return { status: state.status, payment: 'paid' };
    if (state.unsure !== undefined)
      return { status: state.status, payment: 'unpaid', unsure: state.unsure };
    return { status: state.status, payment: state.payment ?? (tellsPaidAt ? 'unpaid' : 'paid') };
  };
}

interface State {
  readonly status: Standing['status'];
  /** What the state says of the payment; null when nothing. */
  readonly payment: PaymentStatus | null;
  readonly unsure?: string;
}

function stateOf(texts: OrderTexts): State {
  const said = texts('status');
  const known = STATUS_WORDS.find(([pattern]) => pattern.test(said));
  if (texts('cancelledAt') !== '') return { status: 'cancelled', payment: known?.[2] ?? null };
  if (texts('shippedAt') !== '') return { status: 'shipped', payment: known?.[2] ?? null };
  if (known) return { status: known[1], payment: known[2] };
  return said === ''
    ? { status: 'open', payment: null }
    : { status: 'open', payment: null, unsure: said };
}
