/**
 * Carriers by eBay's codes (ShippingCarrierCodeType of its Trading API), so that buyers get a link. For any other, eBay
 * has a word of its own; a number without a carrier is refused.
 */

const CODES: readonly (readonly [name: RegExp, code: string])[] = [
  [/^royal ?mail/i, 'RoyalMail'],
  [/^parcel ?force/i, 'Parcelforce'],
  [/^(?:evri|hermes)/i, 'Hermes'],
  [/^usps|^us postal/i, 'USPS'],
  [/^ups\b/i, 'UPS'],
  [/^fed ?ex/i, 'FedEx'],
  [/^dhl ?express/i, 'DHLEXPRESS'],
  [/^dhl/i, 'DHL'],
  [/^deutsche ?post/i, 'DeutschePost'],
  [/^dpd/i, 'DPD'],
  [/^gls/i, 'GLS'],
  [/^yodel/i, 'Yodel'],
  [/^tnt/i, 'TNT'],
  [/^australia ?post|^auspost/i, 'AustraliaPost'],
  [/^canada ?post/i, 'CanadaPost'],
];

const OTHER = 'Other';

export function carrierCode(name: string): string {
  return CODES.find(([pattern]) => pattern.test(name.trim()))?.[1] ?? OTHER;
}

/** eBay takes letters and digits only, whatever is printed on the label. */
export function trackingText(tracking: string): string {
  return tracking.replace(/[^A-Za-z0-9]/g, '');
}
