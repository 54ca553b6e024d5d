/** A later version of Packbench, as far as other stations can tell: orders have another schema, and old ones are migrated. */
import { orders } from '../../shared/records/order.ts';

/** Turns this process into that version; before the store is opened. */
export function becomeLater(): void {
  const { schema, migrations } = orders;
  const version = schema.version + 1;
  const migrate = (old: Record<string, unknown>) => ({
    ...old,
    facts: { ...(old.facts as object), giftWrap: 'none' },
  });
  Object.assign(orders, {
    schema: { ...schema, version },
    migrations: { ...migrations, [version]: migrate },
  });
}
