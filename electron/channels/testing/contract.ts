/**
 * What every connector keeps to, whatever its vendor: one suite for all, run on the vendor's stub shop. Nothing is lost,
 * nothing is told twice, no write is repeated, and what the connector cannot do or read it says.
 */
import { beforeEach, describe } from 'vitest';
import { cancelling } from './contract/cancelling.ts';
import { clocks } from './contract/clocks.ts';
import { failing } from './contract/failing.ts';
import { histories } from './contract/histories.ts';
import { keys } from './contract/keys.ts';
import { paging } from './contract/paging.ts';
import { parcels } from './contract/parcels.ts';
import { quantities } from './contract/quantities.ts';
import { readings } from './contract/readings.ts';
import { refreshing } from './contract/refreshing.ts';
import { texts } from './contract/texts.ts';
import { throttling } from './contract/throttling.ts';
import type { ContractShop } from './contract-shop.ts';

/** Tests by their names, and why this connector does not pass each yet: they are skipped and the reason is printed. */
export type Gaps = Readonly<Record<string, string>>;

export function connectorContract(
  name: string,
  open: () => Promise<ContractShop>,
  gaps: Gaps = {},
): void {
  describe(name, () => {
    beforeEach(({ task, skip }) => {
      const reason = gaps[task.name];
      if (reason !== undefined) skip(reason);
    });
    describe('pages', () => paging(open));
    describe('has its own clock', () => clocks(open));
    describe('is asked too often', () => throttling(open));
    describe('fails', () => failing(open));
    describe('has keys', () => keys(open));
    describe('tells of orders', () => readings(open));
    describe('has texts', () => texts(open));
    describe('is asked again', () => refreshing(open));
    describe('is told of parcels', () => parcels(open));
    describe('is told of quantities', () => quantities(open));
    describe('is told to cancel', () => cancelling(open));
    describe('has a history', () => histories(open));
  });
}
