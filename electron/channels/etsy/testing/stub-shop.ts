/**
 * A stub Etsy: a real HTTP server that keeps state and Etsy's limits. Etsy publishes no contract that we could check it
 * with: it takes what is told in etsy.ts, and nothing else.
 */
import {
  type FaultyServer,
  openFaultyServer,
  type ShopReply,
  type ShopRequest,
} from '../../testing/faulty-server.ts';
import { type StubListings, stubListings } from './stub-listings.ts';
import { refusal, type StubReceipts, stubReceipts } from './stub-receipts.ts';

export interface StubEtsy extends AsyncDisposable {
  readonly server: FaultyServer;
  readonly keys: { readonly keystring: string; readonly sharedSecret: string };
  /** The refresh token of now: each use makes another, and the one before is good until that is used. */
  readonly refreshToken: string;
  readonly receipts: StubReceipts;
  readonly listings: StubListings;
  /** How many access tokens were given out. */
  readonly granted: number;
  /** The access token of now lapses before its time. */
  lapse(): void;
  /** The seller has a new password. */
  revoke(): void;
}

const SHOP = 4242;
const LIFE_S = 3600;
const A_DAY = 10_000;

export async function openStubEtsy(now: () => number): Promise<StubEtsy> {
  const keys = { keystring: 'keystring', sharedSecret: 'secret' };
  const receipts = stubReceipts(now);
  const listings = stubListings();
  let granted = 0;
  let live: { readonly token: string; readonly until: number } | null = null;
  let revoked = false;
  let asked = 0;

  function grant({ body }: ShopRequest): ShopReply {
    const form = new URLSearchParams(body);
    if (form.get('client_id') !== keys.keystring)
      return { status: 400, body: { error: 'invalid_client' } };
    const good = [granted, granted - 1].map((n) => `refresh-${n}`);
    if (revoked || !good.includes(form.get('refresh_token') ?? '')) {
      const error_description = 'refresh_token is revoked';
      return { status: 400, body: { error: 'invalid_grant', error_description } };
    }
    granted += 1;
    live = { token: `7.access-${granted}`, until: now() + LIFE_S * 1000 };
    const refresh_token = `refresh-${granted}`;
    const expires_in = LIFE_S;
    return { body: { access_token: live.token, token_type: 'Bearer', expires_in, refresh_token } };
  }

  function inside(request: ShopRequest): ShopReply {
    const path = request.path.slice('/v3/application/'.length);
    if (path === 'users/me') return { body: { user_id: 7, shop_id: SHOP } };
    if (path === `shops/${SHOP}`) return { body: { shop_id: SHOP, shop_name: 'PaperAndBrass' } };
    const below = path.startsWith(`shops/${SHOP}/`) ? path.slice(`shops/${SHOP}`.length) : path;
    const reply = receipts.answer(below, request) ?? listings.answer(below, request);
    return reply ?? refusal(404, `no such path: ${path}`);
  }

  function answer(request: ShopRequest): ShopReply {
    if (request.path === '/v3/public/oauth/token') return grant(request);
    if (request.headers['x-api-key'] !== `${keys.keystring}:${keys.sharedSecret}`)
      return refusal(403, 'Invalid API key');
    const good = live && now() < live.until && !revoked;
    if (!good || request.headers.authorization !== `Bearer ${live?.token}`) {
      const error_description = 'access token is expired';
      return { status: 401, body: { error: 'invalid_token', error_description } };
    }
    asked += 1;
    const headers = {
      'x-limit-per-second': '10',
      'x-limit-per-day': String(A_DAY),
      'x-remaining-today': String(A_DAY - asked),
    };
    return { ...inside(request), headers };
  }

  const server = await openFaultyServer({ now, answer });
  return {
    server,
    keys,
    receipts,
    listings,
    get refreshToken() {
      return `refresh-${granted}`;
    },
    get granted() {
      return granted;
    },
    lapse: () => {
      live = null;
    },
    revoke: () => {
      revoked = true;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
