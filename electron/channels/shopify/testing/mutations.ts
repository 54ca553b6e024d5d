/** What a stub shop does when it is told to, with the refusals that Shopify's schema and documentation have for it. */
import {
  type FieldNode,
  GraphQLError,
  type GraphQLResolveInfo,
  valueFromASTUntyped,
} from 'graphql';
import { gid, idOf } from '../ids.ts';
import { type StubOrder, type StubState, type StubWork, touch } from './state.ts';

interface TrackingInput {
  readonly company?: string | null;
  readonly number?: string | null;
  readonly numbers?: readonly string[] | null;
}

interface FulfilmentInput {
  readonly lineItemsByFulfillmentOrder: readonly {
    readonly fulfillmentOrderId: string;
    readonly fulfillmentOrderLineItems?: readonly { id: string; quantity: number }[] | null;
  }[];
  readonly notifyCustomer?: boolean | null;
  readonly trackingInfo?: TrackingInput | null;
}

interface QuantitiesInput {
  readonly name: string;
  readonly reason: string;
  readonly quantities: readonly {
    readonly inventoryItemId: string;
    readonly locationId: string;
    readonly quantity: number;
    readonly changeFromQuantity?: number | null;
  }[];
}

/** How long a cancellation takes. */
const CANCEL_MS = 2_000;

const number = (id: string) => Number(idOf(id));

export function mutations(state: StubState) {
  return {
    fulfillmentCreate: ({ fulfillment }: { fulfillment: FulfilmentInput }) =>
      createFulfilment(state, fulfillment),
    fulfillmentTrackingInfoUpdate: (args: {
      fulfillmentId: string;
      trackingInfoInput: TrackingInput;
      notifyCustomer?: boolean | null;
    }) => {
      const id = number(args.fulfillmentId);
      const order = [...state.orders.values()].find((one) =>
        one.fulfilments.some((told) => told.id === id),
      );
      const told = order?.fulfilments.find((one) => one.id === id);
      if (!order || !told) return refusal('Fulfillment does not exist.');
      told.numbers = numbersOf(args.trackingInfoInput);
      told.company = args.trackingInfoInput.company ?? '';
      if (args.notifyCustomer) order.mails.push(`tracking ${told.numbers.join()}`);
      touch(state, order);
      return { fulfillment: { id: args.fulfillmentId }, userErrors: [] };
    },
    orderCancel: (args: { orderId: string; notifyCustomer?: boolean; staffNote?: string }) =>
      cancelOrder(state, args),
    inventorySetQuantities: (
      { input }: { input: QuantitiesInput },
      _: unknown,
      info: GraphQLResolveInfo,
    ) => setQuantities(state, input, keyOf(info)),
  };
}

function numbersOf({ number: one, numbers }: TrackingInput): readonly string[] {
  return numbers ?? (one ? [one] : []);
}

function refusal(message: string, code?: string, field: readonly string[] | null = null) {
  return { fulfillment: null, userErrors: [{ message, code, field }] };
}

function createFulfilment(state: StubState, input: FulfilmentInput) {
  const parts = input.lineItemsByFulfillmentOrder.map((part) => ({
    ...findWork(state, number(part.fulfillmentOrderId)),
    lines: part.fulfillmentOrderLineItems ?? [],
  }));
  const [first] = parts;
  if (!first?.order) return refusal('Fulfillment order does not exist.');
  for (const { order, work, lines } of parts) {
    if (order !== first.order) return refusal('All fulfillment orders must belong to one order.');
    if (work?.location !== first.work?.location)
      return refusal('All fulfillment orders must be assigned to the same location.');
    const problem = whyNot(state, work, lines);
    if (problem) return refusal(problem);
  }
  const told = parts.flatMap(({ work, lines }) => take(work, lines));
  const one = {
    ...{ id: state.nextId(), status: 'SUCCESS', lines: told },
    numbers: numbersOf(input.trackingInfo ?? {}),
    company: input.trackingInfo?.company ?? '',
  };
  first.order.fulfilments.push(one);
  if (input.notifyCustomer) first.order.mails.push(`shipped ${one.numbers.join()}`);
  takeOffShelf(state, first.order, first.work?.location ?? 0, told);
  touch(state, first.order);
  return { fulfillment: { id: gid('Fulfillment', String(one.id)) }, userErrors: [] };
}

function findWork(state: StubState, id: number): { order?: StubOrder; work?: StubWork } {
  for (const order of state.orders.values()) {
    const work = order.work.find((one) => one.id === id);
    if (work) return { order, work };
  }
  return {};
}

type Wanted = readonly { readonly id: string; readonly quantity: number }[];

function whyNot(state: StubState, work: StubWork | undefined, lines: Wanted): string | null {
  const place = state.locations.find(({ id }) => id === work?.location);
  if (!work || place?.isFulfillmentService) return 'Fulfillment order is not yours.';
  if (work.status !== 'OPEN' && work.status !== 'IN_PROGRESS')
    return `Fulfillment order ${work.id} has an unfulfillable status= ${work.status.toLowerCase()}.`;
  const short = lines.some(({ id, quantity }) => {
    const line = work.lines.find((one) => one.id === number(id));
    return !line || quantity < 1 || quantity > line.remaining;
  });
  return short ? 'Invalid fulfillment order line item quantity requested.' : null;
}

function take(work: StubWork | undefined, lines: Wanted): { line: number; quantity: number }[] {
  if (!work) return [];
  const taken = lines.flatMap(({ id, quantity }) => {
    const line = work.lines.find((one) => one.id === number(id));
    if (!line) return [];
    line.remaining -= quantity;
    return [{ line: line.line, quantity }];
  });
  work.status = work.lines.every(({ remaining }) => remaining === 0) ? 'CLOSED' : 'IN_PROGRESS';
  return taken;
}

function takeOffShelf(
  state: StubState,
  order: StubOrder,
  location: number,
  told: readonly { readonly line: number; readonly quantity: number }[],
) {
  for (const { line, quantity } of told) {
    const sku = order.lines.find(({ id }) => id === line)?.sku;
    const levels = state.variants.find((one) => one.sku === sku)?.levels;
    const there = levels?.get(location);
    if (there !== undefined) levels?.set(location, there - quantity);
  }
}

function cancelOrder(
  state: StubState,
  args: { orderId: string; notifyCustomer?: boolean; staffNote?: string },
) {
  const no = (code: string, message: string) => ({
    ...{ job: null, jobResult: null, userErrors: [] },
    orderCancelUserErrors: [{ code, message, field: ['orderId'] }],
  });
  const order = state.orders.get(number(args.orderId));
  if (!order) return no('NOT_FOUND', 'Order does not exist');
  if (order.cancelledAt !== null || order.cancelling !== null)
    return no('INVALID', 'Cannot cancel an order that has already been canceled');
  if (order.fulfilments.length > 0)
    return no('INVALID', 'Cannot cancel an order that has been fulfilled');
  if ((args.staffNote ?? '').length > 255) return no('INVALID', 'Staff note is too long');
  order.cancelling = state.now() + CANCEL_MS;
  if (args.notifyCustomer) order.mails.push('cancelled');
  const id = gid('Job', String(state.nextId()));
  return {
    job: { id, done: false },
    jobResult: { id, done: false, status: 'STARTED', errors: [] },
    ...{ orderCancelUserErrors: [], userErrors: [] },
  };
}

/** Of `@idempotent(key:)`, which has been required since 2026-04. */
function keyOf({ fieldNodes, variableValues }: GraphQLResolveInfo): string {
  const directives = fieldNodes.flatMap(({ directives: some }: FieldNode) => some ?? []);
  const [argument] = directives.find(({ name }) => name.value === 'idempotent')?.arguments ?? [];
  const key = argument && valueFromASTUntyped(argument.value, variableValues);
  if (typeof key !== 'string' || key === '')
    throw new GraphQLError('The @idempotent directive is required', {
      extensions: { code: 'BAD_REQUEST' },
    });
  return key;
}

/** All or nothing. */
function setQuantities(state: StubState, input: QuantitiesInput, key: string) {
  const text = JSON.stringify(input);
  const before = state.keys.get(key);
  if (before && before.input !== text)
    return refusal('Other parameters', 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH');
  if (before?.failed) return refusal('It failed', 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED');
  if (before) return { inventoryAdjustmentGroup: null, userErrors: [] };
  if (input.quantities.length > 250) throw new GraphQLError('The input array is too long');
  if (input.name !== 'on_hand' && input.name !== 'available')
    return refusal('The quantity name must be available or on_hand', 'INVALID_NAME');
  const userErrors = input.quantities.flatMap((entry, at) => problemOf(state, entry, String(at)));
  state.keys.set(key, { input: text, failed: userErrors.length > 0 });
  if (userErrors.length === 0) for (const entry of input.quantities) put(state, entry);
  return { inventoryAdjustmentGroup: null, userErrors };
}

type Entry = QuantitiesInput['quantities'][number];

function problemOf(state: StubState, entry: Entry, at: string) {
  const no = (code: string, field: string) => [
    { code, message: code.toLowerCase(), field: ['input', 'quantities', at, field] },
  ];
  if (!('changeFromQuantity' in entry))
    throw new GraphQLError('changeFromQuantity must be given, if only as null', {
      extensions: { code: 'BAD_REQUEST' },
    });
  const levels = state.variants.find(({ item }) => item === number(entry.inventoryItemId))?.levels;
  if (!levels) return no('INVALID_INVENTORY_ITEM', 'inventoryItemId');
  const now = levels.get(number(entry.locationId));
  if (now === undefined) return no('INVALID_LOCATION', 'locationId');
  if (entry.quantity > 1_000_000_000) return no('INVALID_QUANTITY_TOO_HIGH', 'quantity');
  const { changeFromQuantity: from } = entry;
  if (typeof from === 'number' && from !== now)
    return no('CHANGE_FROM_QUANTITY_STALE', 'changeFromQuantity');
  return [];
}

function put(state: StubState, { inventoryItemId, locationId, quantity }: Entry): void {
  const levels = state.variants.find(({ item }) => item === number(inventoryItemId))?.levels;
  levels?.set(number(locationId), quantity);
}
