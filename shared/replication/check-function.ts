/// <reference path="./source-text.d.ts" />
/**
 * The check function of each of the workspace's databases, as the design document that CouchDB runs it from: it keeps a
 * station from writing what no station would. Field rules come from the records' own schemas, so they cannot drift.
 *
 * The function's source is a file of its own beside this one, because it is the text that counts: a TypeScript function
 * turned to text would be whatever the compiler and the minifier of that build made of it.
 */
import { documents } from '../records/document.ts';
import { movements } from '../records/movement.ts';
import { orders } from '../records/order.ts';
import { outbox } from '../records/outbox.ts';
import type { StoredRecord } from '../records/record-schema.ts';
import { scans } from '../records/scan.ts';
import { settings } from '../records/setting.ts';
import { shipments } from '../records/shipment.ts';
import { skus } from '../records/sku.ts';
import source from './check-document.js?raw';
import type { ReplicatedName } from './remote.ts';

/** Grows with every change of the function or of a rule, so that an older station does not put an older one back. */
const CHECK_VERSION = 1;

export interface CheckDesign {
  readonly _id: '_design/packbench';
  readonly language: 'javascript';
  readonly validate_doc_update: string;
  readonly v: number;
}

const records: { readonly [N in ReplicatedName]: StoredRecord } = {
  orders,
  shipments,
  skus,
  movements,
  settings,
  scans,
  documents,
  outbox,
};

/** Kinds whose records are taken out by people; all others stay for good (O5). */
const REMOVABLE: readonly ReplicatedName[] = ['skus'];

/** Kinds whose records are written once. */
const UNCHANGING: readonly ReplicatedName[] = ['movements', 'scans'];

/** The design document for the database of a collection. Has no `_rev`: where there is one already, its own is added. */
export function checkDesign(collection: ReplicatedName): CheckDesign {
  return {
    _id: '_design/packbench',
    language: 'javascript',
    validate_doc_update: checkFunction(collection),
    v: CHECK_VERSION,
  };
}

/** The function's text, as CouchDB wants it: one anonymous function. */
function checkFunction(collection: ReplicatedName): string {
  const rules = JSON.stringify(rulesOf(collection));
  return [
    'function (newDoc, oldDoc, userCtx, secObj) {',
    source.trim(),
    `checkDocument(${rules}, newDoc, oldDoc, userCtx);`,
    '}',
  ].join('\n');
}

/** What `checkDocument` is told of a collection. */
function rulesOf(collection: ReplicatedName) {
  const { version, primaryKey, properties, required } = records[collection].schema;
  const { [primaryKey]: id, ...fields } = properties;
  return {
    kind: collection,
    v: version,
    idLength: id?.maxLength ?? 0,
    required: required.filter((name) => name !== primaryKey),
    fields,
    removable: REMOVABLE.includes(collection),
    unchanging: UNCHANGING.includes(collection),
  };
}
