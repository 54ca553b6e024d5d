/** What has to be asked before a station connects, from what both sides have. Pure. */
import type { ConnectReport } from '../../../../shared/replication/connecting.ts';

/** What this station has. */
export interface StationOrders {
  /** Its own orders, those of the sample shop left out. */
  readonly orders: number;
  readonly hasSample: boolean;
}

/** Add this station's orders to the shop's, or put them aside and start from the shop's. */
export type JoinChoice = 'add' | 'afresh';

/** The choices to offer; none when nothing of either side changes its meaning by connecting. */
export function joinChoices(station: StationOrders, shop: number | null): readonly JoinChoice[] {
  if (station.orders > 0 && shop !== 0) return ['add', 'afresh'];
  return station.hasSample ? ['add'] : [];
}

/** How many orders the shop has on the server, or null when that is not known. */
export function shopOrders({ orders, failed }: ConnectReport, workspace: string): number | null {
  if (orders !== null || failed?.fault.kind !== 'databases-missing') return orders;
  return failed.fault.databases.includes(`${workspace}-orders`) ? 0 : null;
}

/** What somebody agrees to by going on after a test that did not pass whole. */
export type Consent = 'make' | 'clock';

/** What a report lets one agree to; null when all passed or nothing helps but putting it right. */
export function consentFor({ failed }: ConnectReport): Consent | null {
  if (failed?.fault.kind === 'clock-off') return 'clock';
  return failed?.fault.kind === 'databases-missing' && failed.fault.mayMake ? 'make' : null;
}

/** Whether one may connect after this test. */
export function mayConnect(report: ConnectReport, consent: Consent | null): boolean {
  return report.failed === null || (consent !== null && consentFor(report) === consent);
}
