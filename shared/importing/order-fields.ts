/** What a table of orders can tell, by name: the targets of every format and of every mapping. */

/** Said once per order; later rows may leave them empty. */
export const orderLevelFields = [
  'number',
  'externalId',
  'placedAt',
  'paidAt',
  'shipBy',
  'shippedAt',
  'cancelledAt',
  'status',
  'payment',
  'currency',
  'total',
  'customer',
  'buyerName',
  'email',
  'phone',
  'shipName',
  'company',
  'line1',
  'line2',
  'city',
  'region',
  'postcode',
  'country',
  'shipPhone',
  'billCompany',
  'billLine1',
  'billLine2',
  'billCity',
  'billRegion',
  'billPostcode',
  'billCountry',
  'service',
  'fulfilledBy',
  'programmes',
  'prime',
  'business',
  'tags',
  'note',
  'giftMessage',
  'postage',
  'discount',
  'tax',
  'fee',
] as const;

/** Said on each row. */
export const lineFields = [
  'lineId',
  'sku',
  'title',
  'variant',
  'units',
  'unitPrice',
  'lineTotal',
  'lineStatus',
  'needsShipping',
] as const;

export type OrderLevelField = (typeof orderLevelFields)[number];
export type LineField = (typeof lineFields)[number];
export type OrderField = OrderLevelField | LineField;

/** Money columns, by which a file's decimal sign is found out. */
export const amountFields: readonly OrderField[] = [
  'total',
  'postage',
  'discount',
  'tax',
  'fee',
  'unitPrice',
  'lineTotal',
];

export const dateFields: readonly OrderField[] = [
  'placedAt',
  'paidAt',
  'shipBy',
  'shippedAt',
  'cancelledAt',
];
