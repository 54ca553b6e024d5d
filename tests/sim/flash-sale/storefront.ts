/** A channel as it is: it sells what it shows, lowers its own figure, and puts every figure it is told over that. */

export interface Sold {
  readonly at: number;
  readonly sku: number;
  readonly units: number;
}

export class Storefront {
  /** In the order they were placed. */
  readonly orders: Sold[] = [];
  readonly shown: number[];

  constructor(skus: number) {
    this.shown = Array.from({ length: skus }, () => 0);
  }

  shows(sku: number): number {
    return this.shown[sku] ?? 0;
  }

  /** Whether the buyer got it. */
  buy(sku: number, at: number): boolean {
    const left = this.shows(sku);
    if (left <= 0) return false;
    this.shown[sku] = left - 1;
    this.orders.push({ at, sku, units: 1 });
    return true;
  }

  put(sku: number, quantity: number): void {
    this.shown[sku] = quantity;
  }
}
