/** A stub eBay: a real HTTP server that checks each request and answer with eBay's OpenAPI, keeps state, and its limits. */
import { readFileSync } from 'node:fs';
import {
  type FaultyServer,
  openFaultyServer,
  type ShopReply,
  type ShopRequest,
} from '../../testing/faulty-server.ts';
import { type OpenApi, openApi } from '../../testing/openapi.ts';
import { type StubOrders, stubOrders } from './stub-orders.ts';
import { SIGNING_KEY, type StubSignatures, stubSignatures } from './stub-signatures.ts';
import { type StubStock, stubStock } from './stub-stock.ts';

export interface StubEbay extends AsyncDisposable {
  readonly server: FaultyServer;
  readonly keys: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly refreshToken: string;
  };
  readonly orders: StubOrders;
  readonly stock: StubStock;
  readonly signatures: StubSignatures;
  /** Access tokens that were given out. */
  readonly tokens: readonly string[];
  /** The access token of now lapses before its time. */
  lapse(): void;
  /** The seller takes the consent back. */
  revoke(): void;
  /** The seller never agreed to more than these scopes. */
  agreeTo(scopes: readonly string[]): void;
}

export interface StubEbayOptions {
  readonly now: () => number;
  readonly strict?: boolean;
  readonly oneAtATime?: boolean;
  /** The seller is in the EU or the UK: true when not said. */
  readonly wantsSignatures?: boolean;
}

const APP_TOKEN = 'v^1.1#app=1';
const LIFE_S = 7200;
const ALL_SCOPES = ['', '/sell.fulfillment', '/sell.inventory'];

export async function openStubEbay(options: StubEbayOptions): Promise<StubEbay> {
  const { now, strict = false, oneAtATime = false, wantsSignatures = true } = options;
  const apis = [
    ['/sell/fulfillment/v1', contract('fulfillment-v1', '/sell/fulfillment/v1')],
    ['/sell/inventory/v1', contract('inventory-v1', '/sell/inventory/v1')],
  ] as const;
  const keys = { clientId: 'app-id', clientSecret: 'cert-id', refreshToken: 'v^1.1#r=1' };
  const orders = stubOrders({ now, strict });
  const stock = stubStock({ oneAtATime });
  const signatures = stubSignatures(now, wantsSignatures);
  const tokens: string[] = [];
  let live: { readonly token: string; readonly until: number } | null = null;
  let revoked = false;
  let agreed: readonly string[] = ALL_SCOPES;

  function grant({ body, headers }: ShopRequest): ShopReply {
    const form = new URLSearchParams(body);
    const basic = `Basic ${btoa(`${keys.clientId}:${keys.clientSecret}`)}`;
    if (headers.authorization !== basic) return grantRefused(401, 'invalid_client');
    if (form.get('grant_type') === 'client_credentials')
      return { body: { access_token: APP_TOKEN, expires_in: LIFE_S } };
    if (form.get('refresh_token') !== keys.refreshToken || revoked)
      return grantRefused(400, 'invalid_grant');
    const scopes = (form.get('scope') ?? '').split(' ').map((scope) => scope.split('api_scope')[1]);
    if (scopes.some((scope) => !agreed.includes(scope ?? '')))
      return grantRefused(400, 'invalid_scope');
    live = { token: `v^1.1#access=${tokens.length + 1}`, until: now() + LIFE_S * 1000 };
    tokens.push(live.token);
    const token_type = 'User Access Token';
    return { body: { access_token: live.token, expires_in: LIFE_S, token_type } };
  }

  function answer(request: ShopRequest): ShopReply {
    if (request.path === '/identity/v1/oauth2/token') return grant(request);
    if (request.path === SIGNING_KEY) return signatures.make(request, APP_TOKEN);
    const token = request.headers.authorization?.split(' ')[1];
    if (revoked || !live || token !== live.token || now() >= live.until) return INVALID_TOKEN;
    const unsigned = request.path.startsWith('/post-order/') ? signatures.fault(request) : null;
    if (unsigned !== null) return unsigned;
    const api = apis.find(([base]) => request.path.startsWith(base))?.[1];
    expectNone(request, api?.request(request));
    const reply = orders.answer(request) ?? stock.answer(request);
    if (!reply) throw new Error(`no answer for ${request.path}`);
    expectNone(request, api?.reply(request, reply));
    return reply;
  }

  const server = await openFaultyServer({ now, answer });
  return {
    server,
    keys,
    orders,
    stock,
    signatures,
    tokens,
    lapse: () => {
      live = null;
    },
    revoke: () => {
      revoked = true;
    },
    agreeTo: (scopes) => {
      agreed = scopes;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

const INVALID_TOKEN: ShopReply = {
  status: 401,
  body: {
    errors: [
      { errorId: 1001, domain: 'OAuth', category: 'REQUEST', message: 'Invalid access token' },
    ],
  },
};

function grantRefused(status: number, error: string): ShopReply {
  return { status, body: { error, error_description: `${error}, says eBay` } };
}

function contract(name: string, base: string): OpenApi {
  const file = new URL(`../../../../tests/fixtures/channels/ebay/${name}.json`, import.meta.url);
  return openApi(JSON.parse(readFileSync(file, 'utf8')), base);
}

function expectNone({ method, path }: ShopRequest, faults: readonly string[] = []): void {
  if (faults.length > 0) throw new Error(`${method} ${path}: ${faults.join('; ')}`);
}
