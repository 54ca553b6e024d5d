/** The feeds of a stub Amazon: texts, their places, and what going through an order acknowledgement does to an order. */
import type { ShopReply, ShopRequest } from '../../testing/faulty-server.ts';
import { refuse } from './stub-answers.ts';
import type { StubOrder } from './stub-orders.ts';

export interface StubFeed {
  readonly feedId: string;
  readonly document: string;
  processingStatus: 'IN_QUEUE' | 'IN_PROGRESS' | 'DONE' | 'CANCELLED' | 'FATAL';
  readonly handedInAt: number;
}

export interface StubFeeds {
  readonly feeds: Map<string, StubFeed>;
  /** By document; what was put there, or the report. */
  readonly texts: Map<string, string>;
  /** The place of texts, which asks for no token; null: it is not that. */
  text(request: ShopRequest): ShopReply | null;
  createDocument(request: ShopRequest): ShopReply;
  create(request: ShopRequest): ShopReply;
  get(request: ShopRequest): ShopReply;
  document(request: ShopRequest): ShopReply;
}

/** Amazon has not begun before, and is through after twice that. */
const STEP_MS = 40_000;

export interface StubFeedsOptions {
  readonly now: () => number;
  readonly orders: ReadonlyMap<string, StubOrder>;
  /** Its own address. */
  readonly url: () => string;
}

export function stubFeeds({ now, orders, url }: StubFeedsOptions): StubFeeds {
  const feeds = new Map<string, StubFeed>();
  const texts = new Map<string, string>();
  let documents = 0;
  const placeOf = (id: string) => `${url()}/tortuga/${id}?X-Amz-Expires=300`;

  function stateOf(feed: StubFeed): StubFeed {
    const passed = now() - feed.handedInAt;
    if (feed.processingStatus === 'IN_QUEUE' && passed > STEP_MS)
      feed.processingStatus = 'IN_PROGRESS';
    if (feed.processingStatus !== 'IN_PROGRESS' || passed <= 2 * STEP_MS) return feed;
    feed.processingStatus = 'DONE';
    const refusal = acknowledge(texts.get(feed.document) ?? '', orders, now());
    texts.set(`report-${feed.feedId}`, reportText(feed.feedId, refusal));
    return feed;
  }

  return {
    feeds,
    texts,
    text: ({ method, path, headers, body }) => {
      const id = /^\/tortuga\/(.+)$/.exec(path)?.[1];
      if (id === undefined) return null;
      if (headers['x-amz-access-token'] !== undefined)
        throw new Error('a token for a presigned URL');
      if (method === 'GET') return { body: texts.get(id) ?? '' };
      if (headers['content-type'] !== 'text/xml; charset=UTF-8') return { status: 403 };
      texts.set(id, body);
      return {};
    },
    createDocument: () => {
      documents += 1;
      const feedDocumentId = `amzn1.tortuga.4.eu.${documents}`;
      return { status: 201, body: { feedDocumentId, url: placeOf(feedDocumentId) } };
    },
    create: ({ body }) => {
      const { inputFeedDocumentId: document, feedType } = JSON.parse(body);
      if (feedType !== 'POST_ORDER_ACKNOWLEDGEMENT_DATA' || !texts.has(document))
        return refuse(400, 'Invalid feed.');
      const feedId = String(50_000 + feeds.size);
      feeds.set(feedId, { feedId, document, processingStatus: 'IN_QUEUE', handedInAt: now() });
      return { status: 202, body: { feedId } };
    },
    get: ({ path }) => {
      const kept = feeds.get(path.split('/').at(-1) ?? '');
      if (!kept) return refuse(404, 'No such feed.');
      const { feedId, processingStatus, handedInAt } = stateOf(kept);
      return {
        body: {
          feedId,
          feedType: 'POST_ORDER_ACKNOWLEDGEMENT_DATA',
          createdTime: new Date(handedInAt).toISOString(),
          processingStatus,
          ...(processingStatus === 'DONE' && { resultFeedDocumentId: `report-${feedId}` }),
        },
      };
    },
    document: ({ path }) => {
      const feedDocumentId = path.split('/').at(-1) ?? '';
      if (!texts.has(feedDocumentId)) return refuse(404, 'No such document.');
      return { body: { feedDocumentId, url: placeOf(feedDocumentId) } };
    },
  };
}

/** By OrderAcknowledgement.xsd: what of it must be there, in its order. */
const SHAPE =
  /<MerchantIdentifier>(\S+)<\/MerchantIdentifier>[\s\S]*<MessageType>OrderAcknowledgement<\/MessageType>\s*<Message>\s*<MessageID>1<\/MessageID>\s*<OrderAcknowledgement>\s*<AmazonOrderID>([\d-]+)<\/AmazonOrderID>\s*<StatusCode>Failure<\/StatusCode>((?:\s*<Item>\s*<AmazonOrderItemCode>\w+<\/AmazonOrderItemCode>\s*<CancelReason>(?:NoInventory|ShippingAddressUndeliverable|BuyerCanceled|GeneralAdjustment)<\/CancelReason>\s*<\/Item>)*)\s*<\/OrderAcknowledgement>\s*<\/Message>\s*<\/AmazonEnvelope>\s*$/;

/** Why not; null when it is cancelled. */
function acknowledge(xml: string, orders: StubFeedsOptions['orders'], now: number): string | null {
  const [, merchant, id = ''] = SHAPE.exec(xml) ?? [];
  if (merchant !== 'A2SELLER') return 'XML Parsing Error at Line 1, Column 1';
  const order = orders.get(id);
  if (!order) return `The data you submitted is incomplete or invalid: ${id}`;
  if (order.fulfillment.fulfillmentStatus !== 'UNSHIPPED')
    return 'This order cannot be cancelled & is left as it is.';
  order.fulfillment.fulfillmentStatus = 'CANCELLED';
  order.lastUpdatedTime = new Date(now).toISOString();
  return null;
}

function reportText(feedId: string, refusal: string | null): string {
  const result = `<Result><MessageID>1</MessageID><ResultCode>Error</ResultCode><ResultMessageCode>18028</ResultMessageCode><ResultDescription>${refusal?.replaceAll('&', '&amp;')}</ResultDescription></Result>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<AmazonEnvelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="amzn-envelope.xsd">
  <Header><DocumentVersion>1.02</DocumentVersion><MerchantIdentifier>A2SELLER</MerchantIdentifier></Header>
  <MessageType>ProcessingReport</MessageType>
  <Message>
    <MessageID>1</MessageID>
    <ProcessingReport>
      <DocumentTransactionID>${feedId}</DocumentTransactionID>
      <StatusCode>Complete</StatusCode>
      <ProcessingSummary>
        <MessagesProcessed>1</MessagesProcessed>
        <MessagesSuccessful>${refusal === null ? 1 : 0}</MessagesSuccessful>
        <MessagesWithError>${refusal === null ? 0 : 1}</MessagesWithError>
        <MessagesWithWarning>0</MessagesWithWarning>
      </ProcessingSummary>
      ${refusal === null ? '' : result}
    </ProcessingReport>
  </Message>
</AmazonEnvelope>`;
}
