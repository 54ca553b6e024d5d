/**
 * Mapping profiles: which column of a table holds what, for every table that is no known format. Guessed from the
 * header, put right by a person, kept as JSON and found again by the header.
 */
import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { type CatalogueField, catalogueFields } from './catalogue-fields.ts';
import { type FieldSource, headerIndex, headerKey, type Sources } from './columns.ts';
import { type CountField, countFields } from './count-fields.ts';
import { lineFields, type OrderField, orderLevelFields } from './order-fields.ts';
import { catalogueNames, countNames, orderNames } from './synonyms.ts';

export const targets = ['orders', 'catalogue', 'counts'] as const;
export type Target = (typeof targets)[number];

/** The columns (by header) and the constant that a field is read from. */
const fieldMap = z.object({ columns: z.array(z.string()), constant: z.string() });

export const mappingProfile = z.object({
  version: z.literal(1),
  name: z.string(),
  target: z.enum(targets),
  /** The channel that orders of this file are of. */
  channel: z.string(),
  /** '' for the shop's own. */
  currency: z.string().regex(/^([A-Z]{3})?$/),
  dateOrder: z.enum(['dmy', 'mdy']).nullable(),
  decimal: z.enum(['.', ',']).nullable(),
  /** Of weights and sizes that name no unit. */
  weightUnit: z.enum(['g', 'kg', 'oz', 'lb']),
  sizeUnit: z.enum(['mm', 'cm', 'in']),
  fields: z.record(z.string(), fieldMap),
});

export type MappingProfile = z.infer<typeof mappingProfile>;

/** A profile from its JSON, or nothing that can be used. */
export function parseProfile(json: string): Result<MappingProfile, 'not-a-profile'> {
  try {
    const parsed = mappingProfile.safeParse(JSON.parse(json));
    return parsed.success ? ok(parsed.data) : err('not-a-profile');
  } catch {
    return err('not-a-profile');
  }
}

/** The fields of a target, in the order in which a person maps them. */
export function fieldsOf(target: Target): readonly string[] {
  if (target === 'orders') return [...orderLevelFields, ...lineFields];
  return target === 'catalogue' ? catalogueFields : countFields;
}

/** Fields without which nothing can be read; of each group one is enough. */
export function requiredFields(target: Target): readonly (readonly string[])[] {
  if (target === 'orders') return [['number'], ['placedAt'], ['sku', 'title']];
  return target === 'catalogue' ? [['sku']] : [['code'], ['counted']];
}

/** The required groups that a profile leaves empty. */
export function missingFields(profile: MappingProfile): readonly (readonly string[])[] {
  const given = (field: string) => {
    const map = profile.fields[field];
    return map !== undefined && (map.columns.length > 0 || map.constant !== '');
  };
  return requiredFields(profile.target).filter((group) => !group.some(given));
}

/** A profile guessed from headers; a column is used once. */
export function guessProfile(
  headers: readonly string[],
  target: Target,
  name: string,
): MappingProfile {
  const index = headerIndex(headers);
  const used = new Set<number>();
  const fields: MappingProfile['fields'] = {};
  for (const [field, wanted] of wantedNames(target)) {
    const column = wanted
      .map((text) => index.get(headerKey(text)))
      .find((at) => at !== undefined && !used.has(at));
    if (column === undefined) continue;
    used.add(column);
    fields[field] = { columns: [headers[column] ?? ''], constant: '' };
  }
  return {
    version: 1,
    name,
    target,
    channel: 'file',
    currency: '',
    dateOrder: null,
    decimal: null,
    weightUnit: weightUnit(headers),
    sizeUnit: sizeUnit(headers),
    fields,
  };
}

function wantedNames(target: Target): [string, readonly string[]][] {
  if (target === 'orders') {
    // Lines first: "item" and "quantity" belong to them before anything else wants them.
    return sorted(orderNames, ['sku', 'number', 'units', 'shipName', 'buyerName', 'line1']);
  }
  return target === 'catalogue' ? sorted(catalogueNames, []) : sorted(countNames, []);
}

function sorted(
  names: { readonly [field: string]: readonly string[] | undefined },
  first: readonly string[],
): [string, readonly string[]][] {
  const all = Object.entries(names).map(([field, list]): [string, readonly string[]] => [
    field,
    list ?? [],
  ]);
  return [
    ...all.filter(([field]) => first.includes(field)),
    ...all.filter(([field]) => !first.includes(field)),
  ];
}

function weightUnit(headers: readonly string[]): MappingProfile['weightUnit'] {
  const header = headers.find((text) => /weight|gewicht/i.test(text)) ?? '';
  if (/\bkg\b/i.test(header)) return 'kg';
  if (/\boz\b/i.test(header)) return 'oz';
  return /\blbs?\b/i.test(header) ? 'lb' : 'g';
}

function sizeUnit(headers: readonly string[]): MappingProfile['sizeUnit'] {
  const sizes = headers.filter((h) =>
    /length|width|height|dimension|size|l(ä|ae)nge|breite|h(ö|oe)he|abmess/i.test(h),
  );
  if (sizes.some((header) => /\bcm\b/i.test(header))) return 'cm';
  return sizes.some((header) => /\b(in|inch|inches)\b|"/i.test(header)) ? 'in' : 'mm';
}

/** What a table most likely holds, judged by its header. */
export function guessTarget(headers: readonly string[]): Target {
  const scores = targets.map((target) => {
    const profile = guessProfile(headers, target, '');
    const found = Object.keys(profile.fields).length;
    return missingFields(profile).length === 0 ? found : found / 10;
  });
  const [orders = 0, catalogue = 0, counts = 0] = scores;
  if (orders >= 1 && orders >= catalogue) return 'orders';
  // A list of codes and quantities is a count; a catalogue says more about each SKU.
  if (counts >= 1 && catalogue <= 3) return 'counts';
  return catalogue >= 1 ? 'catalogue' : 'orders';
}

/** How well a saved profile fits a table: the share of its columns that the table has. */
export function fitOf(profile: MappingProfile, headers: readonly string[]): number {
  const index = headerIndex(headers);
  const columns = Object.values(profile.fields).flatMap((map) => map.columns);
  if (columns.length === 0) return 0;
  return columns.filter((header) => index.has(headerKey(header))).length / columns.length;
}

/** The saved profile that was made for this table: every one of its columns is there. */
export function profileFor(
  profiles: readonly MappingProfile[],
  headers: readonly string[],
): MappingProfile | undefined {
  return profiles
    .filter((profile) => fitOf(profile, headers) === 1)
    .sort((a, b) => Object.keys(b.fields).length - Object.keys(a.fields).length)[0];
}

/** A profile's columns as they stand in a table; columns that it lacks are left out. */
export function profileSources<F extends OrderField | CatalogueField | CountField>(
  profile: MappingProfile,
  headers: readonly string[],
  fields: readonly F[],
): Sources<F> {
  const index = headerIndex(headers);
  const sources: { [K in F]?: FieldSource } = {};
  for (const field of fields) {
    const map = profile.fields[field];
    if (!map) continue;
    const columns = map.columns.flatMap((header) => index.get(headerKey(header)) ?? []);
    if (columns.length > 0 || map.constant !== '')
      sources[field] = { columns, constant: map.constant };
  }
  return sources;
}
