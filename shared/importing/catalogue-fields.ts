/** What a table of SKUs can tell, by name. */

export const catalogueFields = [
  'sku',
  'title',
  'barcodes',
  'caseBarcode',
  'caseUnits',
  'bin',
  'weight',
  'size',
  'length',
  'width',
  'height',
  'kit',
  'safety',
  'reorder',
  'onHand',
  'note',
  'warning',
  'picture',
] as const;

export type CatalogueField = (typeof catalogueFields)[number];
