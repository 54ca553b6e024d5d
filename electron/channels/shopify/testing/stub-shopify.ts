/**
 * A stub of Shopify: its Admin API executed on Shopify's own schema over kept state, behind access tokens, access scopes
 * and a bucket of points. Tests of the connector use it, and those of the whole app.
 */
import { execute, GraphQLError, parse, validate } from 'graphql';
import {
  type FaultyServer,
  openFaultyServer,
  type ShopReply,
  type ShopRequest,
} from '../../testing/faulty-server.ts';
import { idOf } from '../ids.ts';
import { costOf, denied } from './query-rules.ts';
import { rootOf } from './root.ts';
import { adminSchema } from './schema.ts';
import {
  HOME,
  listVariant,
  type NewLine,
  openState,
  place,
  type StubOrder,
  type StubState,
  settle,
  touch,
} from './state.ts';

export interface StubShopify extends AsyncDisposable {
  readonly server: FaultyServer;
  readonly url: string;
  readonly state: StubState;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Of a custom app. */
  readonly token: string;
  /** Points that are left. */
  readonly bucket: Bucket;
  place(lines: readonly NewLine[], changes?: Parameters<typeof place>[2]): StubOrder;
  order(externalId: string): StubOrder;
  change(externalId: string, change: (order: StubOrder) => void): void;
  parcels(externalId: string): readonly { readonly tracking: string; readonly units: number }[];
  isCancelled(externalId: string): boolean;
  /** A listing; its id. */
  list(sku: string, quantity: number): string;
  /** On hand. */
  quantityOf(listing: string): number;
  /** The next query is turned away, with the points that it lacks or without. */
  throttle(hinted: boolean): void;
  /** How many queries were turned away. */
  turnedAway(): number;
  revoke(): void;
  expire(): void;
}

interface Bucket {
  max: number;
  perSecond: number;
  available: number;
}

const CLIENT = { clientId: 'client-id', clientSecret: 'client-secret' };
const TOKEN = 'shpat_custom';
const TOKEN_MS = 86_399_000;
const DEAREST = 1_000;
const GRAPHQL = /^\/admin\/api\/2026-10\/graphql\.json$/;

/** @param now the shop's clock, UTC ms */
export async function openStubShopify({ now }: { now: () => number }): Promise<StubShopify> {
  const state = openState(now);
  const bucket: Bucket = { max: 2_000, perSecond: 100, available: 2_000 };
  const tokens = new Map<string, number>([[TOKEN, Number.POSITIVE_INFINITY]]);
  let filledAt = now();
  let installed = true;
  let issued = 0;
  let throttled: 'hinted' | 'bare' | null = null;
  let turnedAway = 0;

  function grant({ body }: ShopRequest): ShopReply {
    const asked = new URLSearchParams(body);
    const known =
      asked.get('client_id') === CLIENT.clientId &&
      asked.get('client_secret') === CLIENT.clientSecret &&
      asked.get('grant_type') === 'client_credentials';
    if (!known || !installed) {
      const error = known ? 'application_not_installed' : 'invalid_client';
      return { status: 400, body: { error, error_description: 'The app may not do that.' } };
    }
    issued += 1;
    const token = `shpca_${issued}`;
    tokens.set(token, now() + TOKEN_MS);
    const scope = [...state.scopes].join(',');
    return { body: { access_token: token, scope, expires_in: TOKEN_MS / 1_000 } };
  }

  function cost(requested: number) {
    const { max, perSecond, available } = bucket;
    return {
      requestedQueryCost: requested,
      actualQueryCost: requested,
      throttleStatus: {
        ...{ maximumAvailable: max, currentlyAvailable: Math.floor(available) },
        restoreRate: perSecond,
      },
    };
  }

  function refused(code: string, message: string, extra: object = {}): ShopReply {
    return { body: { errors: [{ message, extensions: { code, ...extra } }] } };
  }

  function tooMuch(requested: number): ShopReply | null {
    const { max, perSecond } = bucket;
    bucket.available = Math.min(max, bucket.available + ((now() - filledAt) / 1_000) * perSecond);
    filledAt = now();
    if (requested > DEAREST)
      return refused('MAX_COST_EXCEEDED', `Query cost is ${requested}, which exceeds ${DEAREST}`);
    const kind = throttled;
    throttled = null;
    if (kind === null && requested <= bucket.available) return null;
    turnedAway += 1;
    if (kind === 'hinted') bucket.available = Math.min(bucket.available, requested - 1);
    const errors = [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }];
    if (kind === 'bare') return { body: { errors } };
    return { body: { errors, extensions: { cost: cost(requested) } } };
  }

  async function query({ body }: ShopRequest): Promise<ShopReply> {
    const { query: source, variables } = JSON.parse(body);
    const { schema } = adminSchema();
    const document = parse(source);
    const [problem] = validate(schema, document);
    if (problem) return refused('undefinedField', problem.message);
    const requested = costOf(document, variables);
    const throttle = tooMuch(requested);
    if (throttle) return throttle;
    const missing = denied(document, state.scopes);
    if (missing) {
      const requiredAccess = `${missing.scopes.map((one) => `\`${one}\``).join(' or ')} access scope.`;
      const message = `Access denied for ${missing.field} field. Required access: ${requiredAccess}`;
      return refused('ACCESS_DENIED', message, { requiredAccess });
    }
    bucket.available -= requested;
    const result = await execute({
      ...{ schema, document, rootValue: rootOf(state), variableValues: variables },
    });
    const errors = result.errors?.map(({ message, extensions, originalError }) => ({
      message,
      extensions: {
        code: extensions.code ?? (isOurs(originalError) ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR'),
      },
    }));
    const { data } = result;
    return { body: { ...(errors && { errors }), data, extensions: { cost: cost(requested) } } };
  }

  async function answer(request: ShopRequest): Promise<ShopReply> {
    if (request.method === 'POST' && request.path === '/admin/oauth/access_token')
      return grant(request);
    if (request.method !== 'POST' || !GRAPHQL.test(request.path))
      return { status: 404, headers: { 'content-type': 'text/html' }, body: '<html>Not Found' };
    const token = String(request.headers['x-shopify-access-token'] ?? '');
    if ((tokens.get(token) ?? 0) > now()) return query(request);
    const errors = '[API] Invalid API key or access token (unrecognized login or wrong password)';
    return { status: 401, body: { errors } };
  }

  function orderOf(externalId: string): StubOrder {
    const order = state.orders.get(Number(externalId));
    if (!order) throw new Error(`no order ${externalId}`);
    return order;
  }

  const server = await openFaultyServer({ now, answer });
  return {
    ...{ server, url: server.url, state, ...CLIENT, token: TOKEN, bucket },
    place: (lines, changes) => place(state, lines, changes),
    order: orderOf,
    change: (externalId, change) => {
      const order = orderOf(externalId);
      change(order);
      touch(state, order);
    },
    parcels: (externalId) =>
      orderOf(externalId).fulfilments.map(({ numbers, lines }) => ({
        tracking: numbers.join(),
        units: lines.reduce((sum, { quantity }) => sum + quantity, 0),
      })),
    isCancelled: (externalId) => {
      settle(state);
      const { cancelledAt, cancelling } = orderOf(externalId);
      return cancelledAt !== null || cancelling !== null;
    },
    list: (sku, quantity) => String(listVariant(state, sku, quantity).item),
    quantityOf: (listing) =>
      state.variants.find(({ item }) => String(item) === idOf(listing))?.levels.get(HOME) ?? 0,
    throttle: (hinted) => {
      throttled = hinted ? 'hinted' : 'bare';
    },
    turnedAway: () => turnedAway,
    revoke: () => {
      installed = false;
      tokens.clear();
    },
    expire: () => tokens.clear(),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function isOurs(error: Error | undefined): boolean {
  return error === undefined || error instanceof GraphQLError;
}
