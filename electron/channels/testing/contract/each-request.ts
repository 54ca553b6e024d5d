/** One call after the other, each with another of its requests going wrong: the first, the second, to the last. */
import { expect } from 'vitest';
import type { ContractShop } from '../contract-shop.ts';
import type { ServerFault } from '../faulty-server.ts';
import type { Open } from './samples.ts';

export const FAULTS: readonly (readonly [what: string, fault: ServerFault])[] = [
  ['its answer is lost', { kind: 'lost' }],
  ['its answer is cut short', { kind: 'cut' }],
  ['the server fails', { kind: 'instead', reply: { status: 500, body: '' } }],
  [
    'a proxy answers with a web page',
    {
      kind: 'instead',
      reply: {
        status: 502,
        headers: { 'content-type': 'text/html' },
        body: '<html><h1>502 Bad Gateway</h1></html>',
      },
    },
  ],
];

/**
 * @param scene is given a new shop each time, calls `arm` before what is to go wrong, and expects what has to come of it
 */
export async function atEachRequest(
  open: Open,
  fault: ServerFault,
  scene: (shop: ContractShop, arm: () => void) => Promise<void>,
): Promise<void> {
  for (let at = 0; ; at += 1) {
    await using shop = await open();
    let asked = 0;
    let armed = false;
    let failed = false;
    shop.server.fail([fault], () => {
      failed = armed && asked === at;
      if (armed) asked += 1;
      return failed;
    });
    await scene(shop, () => {
      armed = true;
    });
    if (failed) continue;
    expect(asked).toBeGreaterThan(0);
    return;
  }
}
