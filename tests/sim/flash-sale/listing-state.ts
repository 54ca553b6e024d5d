/** What a seller believes of one listing: the figures it was told, and what it has yet to be told. */
import type { Push } from '../../../shared/channels/stock/plan-pushes.ts';
import {
  shownAtMost,
  shownOnceTold,
  standingFigures,
  type ToldFigure,
} from '../../../shared/channels/stock/shown.ts';
import type { Pulled } from './account.ts';
import type { Sold } from './storefront.ts';

export class ListingState {
  push: Push | undefined;
  sending = false;
  sentToday = 0;
  private told: readonly ToldFigure[];
  /** Units that the channel's own figure says it sold, and until when; their orders come with a later pull. */
  private missing = { units: 0, at: 0 };

  constructor(opening: number) {
    this.told = [{ quantity: opening, countsAt: 0 }];
  }

  /** The most that it may show. */
  shown(sales: readonly Sold[], now: number): number {
    this.told = standingFigures(this.told, now);
    return shownAtMost(this.told, sales);
  }

  shownOnceTold(sales: readonly Sold[], wanted: number): number {
    return shownOnceTold(this.told, sales, wanted);
  }

  get untold(): number {
    return this.missing.units;
  }

  hear({ upTo }: Pulled): void {
    if (upTo >= this.missing.at) this.missing = { units: 0, at: 0 };
  }

  sent(quantity: number): void {
    this.sending = true;
    this.sentToday++;
    this.told = [...this.told, { quantity, countsAt: null }];
  }

  accepted(countsAt: number): void {
    this.sending = false;
    this.told = this.told.map((one) => (one.countsAt === null ? { ...one, countsAt } : one));
  }

  /** It shows something else than we believed: what is missing was sold. */
  refused(believed: number, shows: number, now: number): void {
    this.sending = false;
    this.missing = { units: this.missing.units + Math.max(0, believed - shows), at: now };
    this.told = [{ quantity: shows, countsAt: now }];
  }
}
