/**
 * Parcels that left and that their channel was not told of: it counts their units as on its shelf. And those that it was
 * told of lately: it took their units off by itself.
 */
import type { Sale } from '../../../shared/channels/stock/pace.ts';
import type { OutboxRecord } from '../../../shared/records/outbox.ts';
import { stampTime } from '../../../shared/records/stamp.ts';
import type { Store } from '../store.ts';

const KEPT_MS = 3_600_000;
/** More open notices than this are a fault that somebody is told of elsewhere. */
const MOST = 2_000;

interface Parcel {
  readonly channel: string;
  /** UTC ms; null while the channel was not told. */
  readonly toldAt: number | null;
  readonly units: readonly { readonly skuId: string; readonly units: number }[];
}

type Source = Pick<Store, 'outbox' | 'shipments'>;

export class ToldParcels {
  /** By notice. */
  private readonly parcels = new Map<string, Parcel>();

  /** @param changed called when something else is known */
  constructor(
    private readonly store: Source,
    private readonly changed: () => void,
  ) {}

  /** Follows the notices from now on. Returns how to stop. */
  follow(): () => void {
    return this.store.outbox.onChange((changes) => {
      void this.take(changes.map(({ after }) => after)).catch(() => undefined); // Read anew at the next start.
    });
  }

  /** Takes in what channels were not told of before. */
  async begin(): Promise<void> {
    for (const state of ['waiting', 'person']) {
      const page = { index: ['state', 'changedAt'], equals: [state], limit: MOST };
      await this.take(await this.store.outbox.page(page));
    }
  }

  private async take(notices: readonly OutboxRecord[]): Promise<void> {
    const told = notices.filter(({ kind }) => kind === 'shipment');
    const shipments = await this.store.shipments.getMany(told.map(({ shipment }) => shipment));
    const byId = new Map(shipments.map((shipment) => [shipment.id, shipment]));
    for (const notice of told) {
      const units = byId.get(notice.shipment)?.confirmed.contents ?? [];
      const isOver = notice.told.at === '' && notice.state === 'dropped';
      const toldAt = notice.told.at === '' ? null : Date.parse(stampTime(notice.told.at));
      if (isOver) this.parcels.delete(notice.id);
      else this.parcels.set(notice.id, { channel: notice.channel, toldAt, units });
    }
    if (told.length > 0) this.changed();
  }

  /** Units that the channel has not been told of, by SKU. */
  untold(channel: string): ReadonlyMap<string, number> {
    const units = new Map<string, number>();
    for (const parcel of this.parcels.values())
      if (parcel.channel === channel && parcel.toldAt === null)
        for (const line of parcel.units)
          units.set(line.skuId, (units.get(line.skuId) ?? 0) + line.units);
    return units;
  }

  /** What the channel took off by itself since it was told. */
  told(channel: string, now: number): readonly Sale[] {
    for (const [id, { toldAt }] of this.parcels)
      if (toldAt !== null && toldAt < now - KEPT_MS) this.parcels.delete(id);
    return [...this.parcels.values()].flatMap((parcel) => {
      const { toldAt: at } = parcel;
      return parcel.channel !== channel || at === null
        ? []
        : parcel.units.map(({ skuId, units }) => ({ at, skuId, units }));
    });
  }
}
