/**
 * Carriers as Shopify writes them: only a name from its list, in its spelling, becomes a link for the buyer. Any other is
 * taken as it is. https://shopify.dev/docs/api/admin-graphql/latest/objects/FulfillmentTrackingInfo
 */

const NAMES = [
  '4PX',
  'Amazon',
  'Amazon Logistics UK',
  'An Post',
  'Asendia USA',
  'Australia Post',
  'BPost',
  'Canada Post',
  'Canpar',
  'Chronopost',
  'Chukou1',
  'Colissimo',
  'Correios',
  'Correos',
  'CTT',
  'Deutsche Post',
  'DHL eCommerce',
  'DHL eCommerce Asia',
  'DHL Express',
  'DPD',
  'DPD Local',
  'DPD UK',
  'Evri',
  'FedEx',
  'GLS',
  'GLS (US)',
  'InPost',
  'Japan Post (EN)',
  'La Poste',
  'Mondial Relay',
  'New Zealand Post',
  'OnTrac',
  'Poste Italiane',
  'PostNL',
  'PostNord',
  'Purolator',
  'Royal Mail',
  'Sendle',
  'SF Express',
  'Swiss Post',
  'TNT',
  'UPS',
  'USPS',
  'Yamato (EN)',
  'YunExpress',
] as const;

const KNOWN: ReadonlyMap<string, string> = new Map(NAMES.map((name) => [keyOf(name), name]));

export function companyOf(carrier: string): string {
  return KNOWN.get(keyOf(carrier)) ?? carrier;
}

/** `Fed-Ex` and `fedex` are one. */
function keyOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
