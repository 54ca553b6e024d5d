/** How whoever asks a connector goes on after a fault that passes: it waits as long as it is told, and asks again. */
import type { ChannelFault, Outcome, QuantityOut } from '../../../../shared/channels/port.ts';
import type { Answer } from '../../connector.ts';
import type { ContractShop } from '../contract-shop.ts';

const MOST_TRIES = 16;
const PAUSE_MS = 30_000;
/** `signed-out`, `refused` and `clock-off` wait for a person. */
const PASSES: readonly ChannelFault['kind'][] = [
  'unreachable',
  'silent',
  'throttled',
  'busy',
  'nonsense',
];

/** What the call says when it is through; throws at what no waiting mends. */
export async function persist<T>(shop: ContractShop, call: () => Answer<T>): Promise<T> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const answer = await call();
    if (answer.ok) return answer.value;
    const { error } = answer;
    if (!PASSES.includes(error.kind)) throw new Error(JSON.stringify(error));
    shop.clock.pass('retryAfterMs' in error ? error.retryAfterMs : PAUSE_MS);
  }
  throw new Error(`No answer in ${MOST_TRIES} tries.`);
}

/** What became of a write in the end. */
export async function settled(shop: ContractShop, write: () => Answer<Outcome>): Promise<Outcome> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const outcome = await persist(shop, write);
    if (outcome.kind !== 'retry') return outcome;
    shop.clock.pass(outcome.afterMs);
  }
  throw new Error(`Nothing came of it in ${MOST_TRIES} tries.`);
}

/** What became of each entry in the end. */
export async function quantitiesSettled(
  shop: ContractShop,
  entries: readonly QuantityOut[],
): Promise<readonly Outcome[]> {
  const outcomes: (Outcome | undefined)[] = entries.map(() => undefined);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const open = entries.filter((_, at) => (outcomes[at]?.kind ?? 'retry') === 'retry');
    if (open.length === 0) return outcomes.filter((outcome) => outcome !== undefined);
    const told = await persist(shop, () => shop.connector.setQuantities(open));
    if (told.length !== open.length) throw new Error(`${told.length} outcomes of ${open.length}`);
    for (const [at, entry] of open.entries()) outcomes[entries.indexOf(entry)] = told[at];
    shop.clock.pass(Math.max(...told.map((one) => (one.kind === 'retry' ? one.afterMs : 0))));
  }
  throw new Error(`Nothing came of it in ${MOST_TRIES} tries.`);
}
