/**
 * What a unit's own label says of it (serial number, lot, expiry date: GS1 AI 21, 10, 17) and which of it a SKU wants before
 * a unit goes into a box. Pure.
 */
import { z } from 'zod';

export const unitTrace = z.object({
  serial: z.string().optional(),
  lot: z.string().optional(),
  /** YYYY-MM-DD: the last day. */
  expiry: z.string().optional(),
});
export type UnitTrace = z.infer<typeof unitTrace>;

/** Units of a line with the same trace. */
export const packedTrace = unitTrace.extend({
  line: z.string(),
  units: z.int().min(1),
  /** Of the scan that brought them. */
  at: z.string(),
});
export type PackedTrace = z.infer<typeof packedTrace>;

/** What a SKU wants to be scanned with each unit. */
export interface TraceRules {
  readonly serial?: boolean | undefined;
  readonly lot?: boolean | undefined;
  readonly expiry?: boolean | undefined;
}

export type TraceFault =
  /** The code does not say it. */
  | { readonly kind: 'trace-missing'; readonly sku: string; readonly needs: keyof TraceRules }
  /** That unit is in this order already. */
  | { readonly kind: 'serial-twice'; readonly sku: string; readonly serial: string }
  | { readonly kind: 'expired'; readonly sku: string; readonly expiry: string };

export interface Traced extends UnitTrace {
  readonly sku: string;
  readonly units: number;
}

const NEEDS = ['serial', 'lot', 'expiry'] as const;

/**
 * Why units do not go in; null when they may. `known`: what is in the order's parcels, gone ones among them. `today`:
 * YYYY-MM-DD where the bench is; what expires today is good today.
 */
export function traceFault(
  traced: Traced,
  rules: TraceRules,
  known: readonly UnitTrace[],
  today: string,
): TraceFault | null {
  const { sku, serial, expiry } = traced;
  const missing = NEEDS.find((one) => rules[one] && !traced[one]);
  if (missing) return { kind: 'trace-missing', sku, needs: missing };
  if (serial !== undefined && rules.serial && known.some((one) => one.serial === serial))
    return { kind: 'serial-twice', sku, serial };
  // Whoever wrote a date on it meant it, whatever the SKU wants.
  if (expiry !== undefined && expiry < today) return { kind: 'expired', sku, expiry };
  return null;
}

/** What there is of a trace; null for nothing. */
export function traceOf({ serial, lot, expiry }: UnitTrace): UnitTrace | null {
  if (serial === undefined && lot === undefined && expiry === undefined) return null;
  return {
    ...(serial !== undefined && { serial }),
    ...(lot !== undefined && { lot }),
    ...(expiry !== undefined && { expiry }),
  };
}
