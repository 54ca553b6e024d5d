/**
 * Carriers by Etsy's names, so that buyers get a link. A name that Etsy does not know drops the link, so what is not here
 * is `other`, which Etsy's own text says to use.
 */

const NAMES: readonly (readonly [name: RegExp, etsys: string])[] = [
  [/^royal ?mail/i, 'royal-mail'],
  [/^parcel ?force/i, 'parcel-force'],
  [/^(?:evri|hermes)/i, 'hermes'],
  [/^usps|^us postal/i, 'usps'],
  [/^ups\b/i, 'ups'],
  [/^fed ?ex/i, 'fedex'],
  [/^dhl ?express/i, 'dhl'],
  [/^dhl/i, 'dhl-germany'],
  [/^deutsche ?post/i, 'deutsch-post'],
  [/^dpd ?uk/i, 'dpd-uk'],
  [/^dpd/i, 'dpd'],
  [/^gls/i, 'gls'],
  [/^tnt/i, 'tnt'],
  [/^australia ?post|^auspost/i, 'australia-post'],
  [/^canada ?post/i, 'canada-post'],
];

export function carrierName(name: string): string {
  return NAMES.find(([pattern]) => pattern.test(name.trim()))?.[1] ?? 'other';
}
