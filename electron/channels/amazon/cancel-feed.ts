/**
 * The text of a feed that cancels an order, by Amazon's OrderAcknowledgement.xsd, and what its processing report says.
 * Pure. Everything that is not ours is escaped.
 */
import type { AmazonOrder } from './order-answer.ts';

/** CancelReason of the schema, as far as it is about an order that has not left. */
type CancelReason =
  | 'NoInventory'
  | 'ShippingAddressUndeliverable'
  | 'BuyerCanceled'
  | 'GeneralAdjustment';

/** Cancels the whole order. `reason` is the seller's own words. */
export function cancelFeed(sellerId: string, order: AmazonOrder, reason: string): string {
  const why = cancelReason(order, reason);
  const lines = order.orderItems.map(
    ({ orderItemId }) =>
      `<Item><AmazonOrderItemCode>${escaped(orderItemId)}</AmazonOrderItemCode><CancelReason>${why}</CancelReason></Item>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<AmazonEnvelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="amzn-envelope.xsd">',
    `<Header><DocumentVersion>1.01</DocumentVersion><MerchantIdentifier>${escaped(sellerId)}</MerchantIdentifier></Header>`,
    '<MessageType>OrderAcknowledgement</MessageType>',
    '<Message><MessageID>1</MessageID><OrderAcknowledgement>',
    `<AmazonOrderID>${escaped(order.orderId)}</AmazonOrderID>`,
    '<StatusCode>Failure</StatusCode>',
    ...lines,
    '</OrderAcknowledgement></Message></AmazonEnvelope>',
  ].join('\n');
}

/** One of Amazon's, where the words are one of them or the buyer asked; otherwise the one that says nothing of anybody. */
export function cancelReason({ orderItems }: AmazonOrder, words: string): CancelReason {
  const buyerAsked = orderItems.some((item) => item.cancellation?.cancellationRequest);
  if (buyerAsked) return 'BuyerCanceled';
  if (/stock|inventory|sold out/i.test(words)) return 'NoInventory';
  return /address|undeliverable/i.test(words)
    ? 'ShippingAddressUndeliverable'
    : 'GeneralAdjustment';
}

export interface ReportFault {
  readonly code: string;
  readonly reason: string;
}

/** The first error of a processing report; null when it has none. What is no report is one too. */
export function faultInReport(report: string): ReportFault | null {
  if (!/<ProcessingReport>/.test(report)) return { code: 'no-report', reason: 'No report came.' };
  const results = [...report.matchAll(/<Result>([\s\S]*?)<\/Result>/g)].map(([, one = '']) => one);
  const error = results.find((one) => tag(one, 'ResultCode') === 'Error');
  if (error !== undefined)
    return { code: tag(error, 'ResultMessageCode'), reason: tag(error, 'ResultDescription') };
  const count = Number(tag(report, 'MessagesWithError') || '0');
  return count === 0 ? null : { code: 'errors', reason: `The report counts ${count} errors.` };
}

function tag(xml: string, name: string): string {
  const inner = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(xml)?.[1] ?? '';
  return unescaped(inner.replace(/^<!\[CDATA\[([\s\S]*)\]\]>$/, '$1').trim());
}

const ENTITIES = [
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&amp;', '&'],
] as const;

function escaped(text: string): string {
  return ENTITIES.toReversed().reduce((to, [entity, sign]) => to.replaceAll(sign, entity), text);
}

function unescaped(text: string): string {
  return ENTITIES.reduce((to, [entity, sign]) => to.replaceAll(entity, sign), text);
}
