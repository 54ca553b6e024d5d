/** The channels' part of the host contract, bound to the desk that can answer it. */
import { implement } from '@orpc/server';
import { hostContract } from '../../shared/host.ts';
import { ok } from '../../shared/result.ts';
import type { ChannelDesk } from './channel-desk.ts';

const calls = implement(hostContract).channels;

export function channelCalls(desk: ChannelDesk) {
  return {
    known: calls.known.handler(async () => ok(await desk.known())),
    test: calls.test.handler(({ input }) => desk.test(input)),
    connect: calls.connect.handler(({ input: { id, ...keys } }) => desk.connect(id, keys)),
    forget: calls.forget.handler(async ({ input }) => {
      await desk.forget(input.id);
      return ok({});
    }),
    pull: calls.pull.handler(({ input: { id, ...from } }) => desk.pull(id, from)),
    refresh: calls.refresh.handler(({ input }) => desk.refresh(input.id, input.externalIds)),
    quota: calls.quota.handler(async ({ input }) => ok(await desk.quota(input.id))),
    raw: calls.raw.handler(async ({ input }) =>
      ok(await desk.raw.read(input.id, input.externalId)),
    ),
    reread: calls.reread.handler(async ({ input }) =>
      ok(await desk.reread(input.id, input.externalIds)),
    ),
    forgetRaw: calls.forgetRaw.handler(async ({ input }) => {
      await desk.raw.forget(input.id, input.externalIds);
      return ok({});
    }),
    confirmShipment: calls.confirmShipment.handler(({ input }) =>
      desk.ask(input.id, (at) => at.confirmShipment(input.shipment)),
    ),
    updateTracking: calls.updateTracking.handler(({ input }) =>
      desk.ask(input.id, (at) => at.updateTracking(input.shipment, input.remote)),
    ),
    setQuantities: calls.setQuantities.handler(({ input }) =>
      desk.ask(input.id, (at) => at.setQuantities(input.quantities)),
    ),
    cancel: calls.cancel.handler(({ input: { id, externalId, key, reason } }) =>
      desk.ask(id, (at) => at.cancel(externalId, key, reason)),
    ),
    listings: calls.listings.handler(({ input }) =>
      desk.ask(input.id, (at) => at.listings(input.cursor)),
    ),
  };
}
