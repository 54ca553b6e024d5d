/**
 * Carriers as Amazon spells them: its codes have to match exactly, and what is not among them is `Other` with a name.
 * The spellings are those of the CarrierCode enumeration of Amazon's own feed schema, as far as its issue 712 quotes it.
 */
const CODES = [
  'Blue Package',
  'Canada Post',
  'Chronopost',
  'City Link',
  'Deutsche Post',
  'DHL',
  'DHL Global Mail',
  'DPD',
  'Fastway',
  'FedEx',
  'FedEx SmartPost',
  'GLS',
  'GO!',
  'Hermes Logistik Gruppe',
  'La Poste',
  'Newgistics',
  'NipponExpress',
  'OnTrac',
  'OSM',
  'Parcelforce',
  'Royal Mail',
  'SagawaExpress',
  'Streamlite',
  'Target',
  'TNT',
  'UPS',
  'UPS Mail Innovations',
  'UPSMI',
  'USPS',
  'YamatoTransport',
];

const BY_LETTERS = new Map(CODES.map((code) => [letters(code), code]));

export interface CarrierWords {
  readonly carrierCode: string;
  readonly carrierName: string;
}

export function carrierWords(carrier: string): CarrierWords {
  const code = BY_LETTERS.get(letters(carrier));
  if (code !== undefined) return { carrierCode: code, carrierName: code };
  return { carrierCode: 'Other', carrierName: carrier || 'Other' };
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
