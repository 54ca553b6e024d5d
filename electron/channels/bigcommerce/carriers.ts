/**
 * Our carriers' names as BigCommerce knows them: AfterShip's, by which it makes the link that the buyer follows. One that is
 * not here is told as the shipping method, in its own words, and the number without a link.
 */

const AFTERSHIP: ReadonlyMap<string, string> = new Map([
  ['australia post', 'australia-post'],
  ['canada post', 'canada-post'],
  ['deutsche post', 'deutsch-post'],
  ['dhl', 'dhl'],
  ['dhl express', 'dhl'],
  ['dpd', 'dpd'],
  ['dpd uk', 'dpd-uk'],
  ['fedex', 'fedex'],
  ['gls', 'gls'],
  ['japan post', 'japan-post'],
  ['parcelforce', 'parcel-force'],
  ['postnl', 'postnl'],
  ['postnord', 'postnord'],
  ['royal mail', 'royal-mail'],
  ['tnt', 'tnt'],
  ['ups', 'ups'],
  ['usps', 'usps'],
  ['yodel', 'yodel'],
]);

export function carrierFields(carrier: string) {
  const known = AFTERSHIP.get(carrier.trim().toLowerCase().replace(/\s+/g, ' '));
  if (known !== undefined) return { tracking_carrier: known };
  return { tracking_carrier: '', ...(carrier !== '' && { shipping_method: carrier }) };
}
