/** The workspace's settings by subject: shape and defaults. Each subject is one document of the settings collection. */
import { z } from 'zod';
import { channelLease, channelSetting } from './channels/channel.ts';
import { lineLinks } from './channels/line-links.ts';
import { channelStockRules, skuStockRules } from './channels/stock/rules.ts';
import { boxSettings } from './packing/boxes/box-type.ts';
import { defaultPermissions, peopleSettings, permissionSettings } from './people/person.ts';
import { criteria, defaultCriteria } from './priority/criteria.ts';
import { objectKey } from './records/object-key.ts';
import { address, emptyAddress } from './records/order-facts.ts';
import { defaultWedgeSettings } from './scanning/wedge-settings.ts';

/** The shop as it stands on slips and labels. */
export const shopSettings = z.object({
  name: z.string(),
  address,
  paper: z.enum(['A4', 'LETTER']),
  /** Added below the lines of a packing slip. */
  slipNote: z.string(),
  /** Currency of orders from files that do not say theirs. */
  currency: z.string().regex(/^[A-Z]{3}$/),
});

/** How this shop's keyboard scanners type (see scanning/wedge-settings.ts), and how verdicts sound. */
export const scanningSettings = z.object({
  keyGapMs: z.int().min(10).max(200),
  idleMs: z.int().min(30).max(1000),
  minLength: z.int().min(1).max(20),
  minLengthIdle: z.int().min(1).max(20),
  prefix: z.string(),
  suffix: z.string(),
  sounds: z.boolean(),
  /** 0 to 100. */
  volume: z.int().min(0).max(100),
});

export const packingSettings = z.object({
  /** Ship by itself as soon as the last unit is scanned. */
  shipWhenComplete: z.boolean(),
  carriers: z.array(z.string()),
  /**
   * Orders of connected channels with a line that the catalogue does not know wait, or are packed as they are. While the
   * catalogue is empty none waits.
   */
  unknownArticles: z.enum(['hold', 'pack']),
});

export const pickingSettings = z.object({
  /** A bin is scanned before units out of it count. */
  scanBin: z.boolean(),
});

/** Every how many days each station saves a backup by itself (0: never), and how many of them stay. */
export const backupSettings = z.object({
  everyDays: z.int().min(0).max(30),
  keep: z.int().min(1).max(365),
});

/** How many days after an order was done with its buyer's data is erased; 0: never by itself. */
export const privacySettings = z.object({ keepDays: z.int().min(0).max(3650) });

/** How long work is reserved for the station that took it, and what may be packed without the network. */
export const claimSettings = z.object({
  /** Of an order that is opened; it is held longer while somebody works on it. */
  minutes: z.int().min(5).max(480),
  /** Of orders that are taken in advance. */
  hoursAhead: z.int().min(1).max(72),
  /** Orders that are not reserved for this station, while it cannot ask the others. */
  offline: z.enum(['ask', 'allow', 'refuse']),
});

/** By carrier (`carrierKey`): the stamp up to which its parcels have been collected. */
export const handoverSettings = z.record(objectKey, z.string());

/** By channel id: the shops and marketplaces that are connected. */
export const channelSettings = z.record(objectKey, channelSetting);

/** By channel id: which station asks it. */
export const channelLeases = z.record(objectKey, channelLease);

/** By channel id: since when its listings are told their figures, UTC ISO; '' or absent: they are not. */
export const channelStockAgreed = z.record(objectKey, z.string());

/** By `<channel id>:<listing>`: the SKU that a person said it sells; '': none of ours. */
export const listingLinks = z.record(objectKey, z.string());

/** By station: its name, so that the others can say whose an order is. Each station writes its own. */
export const stationNames = z.record(objectKey, z.string());

export const settingShapes = {
  priority: criteria,
  shop: shopSettings,
  scanning: scanningSettings,
  packing: packingSettings,
  boxes: boxSettings,
  picking: pickingSettings,
  claims: claimSettings,
  people: peopleSettings,
  permissions: permissionSettings,
  privacy: privacySettings,
  backups: backupSettings,
  handover: handoverSettings,
  stations: stationNames,
  channels: channelSettings,
  channelLeases,
  channelStockRules,
  skuStockRules,
  channelStockAgreed,
  listingLinks,
  lineLinks,
} as const;

export type Subject = keyof typeof settingShapes;
export type Settings = { readonly [S in Subject]: z.infer<(typeof settingShapes)[S]> };

export const defaultSettings: Settings = {
  priority: defaultCriteria,
  shop: { name: '', address: emptyAddress, paper: 'A4', slipNote: '', currency: 'GBP' },
  scanning: { ...defaultWedgeSettings, sounds: true, volume: 70 },
  packing: {
    shipWhenComplete: false,
    carriers: ['Royal Mail', 'DHL', 'DPD', 'UPS', 'FedEx', 'USPS', 'GLS', 'Hermes'],
    unknownArticles: 'hold',
  },
  boxes: { types: [], check: 'off', percent: 5, grams: 30 },
  picking: { scanBin: false },
  claims: { minutes: 60, hoursAhead: 12, offline: 'ask' },
  people: {},
  permissions: defaultPermissions,
  privacy: { keepDays: 0 },
  backups: { everyDays: 1, keep: 7 },
  handover: {},
  stations: {},
  channels: {},
  channelLeases: {},
  channelStockRules: {},
  skuStockRules: {},
  channelStockAgreed: {},
  listingLinks: {},
  lineLinks: {},
};
