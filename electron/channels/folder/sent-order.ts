/**
 * An order as a program writes it into a folder, or sends it: the schema that docs/folder.md describes. Fields that are
 * not in it are refused, since one that is misspelt would be left out in silence.
 */
import { z } from 'zod';
import { objectKey } from '../../../shared/records/object-key.ts';
import { charge, paymentStatus, sourceStatus } from '../../../shared/records/order-facts.ts';

const LONGEST_TEXT = 10_000;
const LONGEST_NAME = 200;

/** null and nothing at all are ''. */
const text = z
  .string()
  .max(LONGEST_TEXT)
  .nullish()
  .transform((said) => said ?? '');

/** Programs write ids as numbers, too. */
const name = z
  .union([z.string(), z.int()], 'must be text or a whole number')
  .transform((said) => String(said).trim())
  .pipe(z.string().min(1, 'must not be empty').max(LONGEST_NAME));

const moment = z.iso
  .datetime({ offset: true, error: 'must be a time such as 2026-11-24T09:30:00Z' })
  .transform((said) => new Date(said).toISOString());

/** In the currency's main unit. */
const amount = z
  .union([z.string(), z.number()], 'must be an amount such as "12.50"')
  .transform(String)
  .pipe(z.string().regex(/^-?\d{1,12}(\.\d{1,9})?$/, 'must be an amount such as "12.50"'));

const lineId = z
  .union([z.string(), z.int()], 'must be text or a whole number')
  .transform(String)
  .pipe(objectKey);

const line = z
  .strictObject({
    id: lineId.nullish(),
    sku: text,
    title: text,
    units: z.int().min(0).max(1_000_000),
    unitPrice: amount.nullish(),
  })
  .refine(({ sku, title }) => sku + title !== '', 'needs a sku or a title');
export type SentLine = z.infer<typeof line>;

const lines = z
  .array(line)
  .min(1, 'needs at least one line')
  .refine((all) => {
    const ids = all.flatMap(({ id }) => id ?? []);
    return new Set(ids).size === ids.length;
  }, 'two lines have the same id');

const none = { error: 'must be an object' };

export const sentOrder = z.strictObject(
  {
    id: name,
    number: name.nullish(),
    placedAt: moment,
    status: sourceStatus.default('open'),
    cancelRequested: z.boolean().default(false),
    payment: paymentStatus.default('paid'),
    shipBy: moment.nullish(),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be three capital letters such as EUR'),
    total: amount.nullish(),
    buyer: z.strictObject({ name: text, email: text, phone: text }, none).nullish(),
    shipTo: z
      .strictObject(
        {
          name: text,
          company: text,
          line1: text,
          line2: text,
          city: text,
          region: text,
          postcode: text,
          country: text,
          phone: text,
        },
        none,
      )
      .nullish(),
    lines,
    charges: z.array(z.strictObject({ kind: charge.shape.kind, title: text, amount })).default([]),
    service: text,
    programmes: z.array(z.string().max(LONGEST_NAME)).default([]),
    tags: z.array(z.string().max(LONGEST_NAME)).default([]),
    note: text,
    giftMessage: text,
  },
  none,
);
export type SentOrder = z.infer<typeof sentOrder>;
