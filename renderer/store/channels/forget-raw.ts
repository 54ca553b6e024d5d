/** What channels answered of a buyer's orders is erased with the buyer: on this station's host as soon as it hears of it. */
import { isErased } from '../../../shared/orders/log.ts';
import type { TurnParts } from './take-turn.ts';

/** Returns how to stop. */
export function forgetErased({ store, channels }: TurnParts): () => void {
  return store.orders.onChange((changes) => {
    const known = store.settingsView.getState().channels;
    for (const { before, after } of changes) {
      const { channel, externalId } = after.facts;
      if (!known[channel] || !isErased(after) || (before && isErased(before))) continue;
      void channels.forgetRaw({ id: channel, externalIds: [externalId] });
    }
  });
}
