/**
 * A stub Amazon: tokens, limits, orders and listings, whose requests and answers are checked against Amazon's models. It
 * knows nothing of Login with Amazon but what its documentation says.
 */
import feedsApi from '../../../../tests/fixtures/channels/amazon/feeds.openapi.json' with {
  type: 'json',
};
import listingsApi from '../../../../tests/fixtures/channels/amazon/listings.openapi.json' with {
  type: 'json',
};
import ordersApi from '../../../../tests/fixtures/channels/amazon/orders.openapi.json' with {
  type: 'json',
};
import shipmentApi from '../../../../tests/fixtures/channels/amazon/shipment.openapi.json' with {
  type: 'json',
};
import {
  type FaultyServer,
  openFaultyServer,
  type ShopReply,
  type ShopRequest,
} from '../../testing/faulty-server.ts';
import { openApi } from '../../testing/openapi.ts';
import { AMAZON_LIMITS, type AmazonOperation } from '../account.ts';
import { refuse } from './stub-answers.ts';
import { type StubFeeds, stubFeeds } from './stub-feeds.ts';
import { type StubListings, stubListings } from './stub-listings.ts';
import { type StubOrders, stubOrders } from './stub-orders.ts';

export interface StubAmazon extends AsyncDisposable {
  readonly orders: StubOrders['orders'];
  readonly listings: StubListings['listings'];
  readonly feeds: StubFeeds;
  readonly server: FaultyServer;
  readonly login: StubLogin;
  /** Answers of orders that Amazon's model does not allow are let through. */
  strange: boolean;
}

export interface StubLogin {
  refreshToken: string;
  /** Access tokens that are good, with the moment they run out. */
  readonly granted: Map<string, number>;
  /** Handed out with the next access token, in place of the old one. */
  next: string | null;
}

export const CLIENT = { clientId: 'amzn1.client', clientSecret: 'client-secret' };
const HOUR_MS = 3_600_000;

const CONTRACTS = [ordersApi, shipmentApi, listingsApi, feedsApi].map((document) =>
  openApi(document),
);

export async function openStubAmazon(now: () => number): Promise<StubAmazon> {
  const orders = stubOrders(now);
  const listings = stubListings();
  const feeds = stubFeeds({ now, orders: orders.orders, url: () => server.url });
  const login: StubLogin = { refreshToken: 'Atzr|1', granted: new Map(), next: null };
  const buckets = new Map<AmazonOperation, { tokens: number; at: number }>();
  let grants = 0;

  function grant(body: string): ShopReply {
    const asked = new URLSearchParams(body);
    const { clientId, clientSecret } = CLIENT;
    if (asked.get('client_id') !== clientId || asked.get('client_secret') !== clientSecret)
      return { status: 401, body: oauthError('invalid_client', 'Client authentication failed') };
    if (asked.get('refresh_token') !== login.refreshToken)
      return { status: 400, body: oauthError('invalid_grant', 'The request has an invalid grant') };
    if (login.next !== null) login.refreshToken = login.next;
    login.next = null;
    grants += 1;
    const token = `Atza|${grants}`;
    login.granted.set(token, now() + HOUR_MS);
    const { refreshToken } = login;
    return {
      body: {
        access_token: token,
        refresh_token: refreshToken,
        token_type: 'bearer',
        expires_in: 3600,
      },
    };
  }

  /** Takes a token of the operation's bucket; false when there is none. */
  function admitted(operation: AmazonOperation): boolean {
    const { burst, perSecond } = AMAZON_LIMITS[operation];
    const was = buckets.get(operation) ?? { tokens: burst, at: now() };
    const passed = Math.max(0, now() - was.at) / 1_000;
    const tokens = Math.min(burst, was.tokens + passed * perSecond);
    // The two clocks are some ms apart.
    const isIn = tokens >= 0.99;
    buckets.set(operation, { tokens: isIn ? Math.max(0, tokens - 1) : tokens, at: now() });
    return isIn;
  }

  function told(operation: AmazonOperation, request: ShopRequest): ShopReply {
    if (operation === 'searchOrders') return orders.search(request);
    if (operation === 'getOrder') return orders.get(request);
    if (operation === 'confirmShipment') return orders.confirm(request);
    if (operation === 'searchListingsItems') return listings.search(request);
    if (operation === 'getListingsItem') return listings.get(request);
    if (operation === 'createFeedDocument') return feeds.createDocument(request);
    if (operation === 'createFeed') return feeds.create(request);
    if (operation === 'getFeed') return feeds.get(request);
    if (operation === 'getFeedDocument') return feeds.document(request);
    return listings.patch(request);
  }

  function answer(request: ShopRequest): ShopReply {
    if (request.path === '/auth/o2/token') return grant(request.body);
    const text = feeds.text(request);
    if (text !== null) return text;
    const operation = operationOf(request);
    const contract = CONTRACTS.find((one) => one.request(request).length === 0);
    if (!contract) throw new Error(CONTRACTS.flatMap((one) => one.request(request)).join('; '));
    const until = login.granted.get(String(request.headers['x-amz-access-token']));
    if (until === undefined) return refuse(403, 'The access token is revoked.', 'Unauthorized');
    if (until <= now()) return refuse(403, 'The access token has expired.', 'Unauthorized');
    const headers = { 'x-amzn-ratelimit-limit': String(AMAZON_LIMITS[operation].perSecond) };
    if (!admitted(operation)) return { ...refuse(429, '', 'QuotaExceeded'), headers };
    const reply = { ...told(operation, request), headers };
    const faults = shop.strange ? [] : contract.reply(request, reply);
    if (faults.length > 0) throw new Error(faults.join('; '));
    return reply;
  }

  const server = await openFaultyServer({ now, answer });
  const shop: StubAmazon = {
    orders: orders.orders,
    listings: listings.listings,
    feeds,
    server,
    login,
    strange: false,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
  return shop;
}

function operationOf({ method, path }: ShopRequest): AmazonOperation {
  if (path.startsWith('/listings/')) {
    if (method === 'PATCH') return 'patchListingsItem';
    return path.split('/').length > 5 ? 'getListingsItem' : 'searchListingsItems';
  }
  if (path.startsWith('/feeds/')) {
    const isPost = method === 'POST';
    if (/\/documents(\/|$)/.test(path)) return isPost ? 'createFeedDocument' : 'getFeedDocument';
    return isPost ? 'createFeed' : 'getFeed';
  }
  if (method === 'POST') return 'confirmShipment';
  return path.endsWith('/orders') ? 'searchOrders' : 'getOrder';
}

function oauthError(error: string, description: string): object {
  return { error, error_description: description };
}
