/**
 * Made-up buyers: names and streets put together at random, towns that exist, e-mails at example.com, and phone
 * numbers from the ranges that regulators keep for fiction (Ofcom, FCC, Bundesnetzagentur, ARCEP, ComReg).
 */
import type { SampleFile } from '../../shared/sample/sample-data.ts';
import type { Random } from './random.ts';

export interface Person {
  readonly email: string;
  readonly shipTo: SampleFile['orders'][number]['shipTo'];
  readonly currency: 'GBP' | 'EUR' | 'USD';
}

export type Country = 'GB' | 'DE' | 'FR' | 'NL' | 'IE' | 'US';

interface Land {
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly streets: readonly string[];
  /** City, postcode pattern (9 is any digit, A any letter of a British inward code), region. */
  readonly cities: readonly (readonly [string, string, string])[];
  readonly line: (street: string, number: number) => string;
  readonly phone: (random: Random) => string;
  /** What comes before the number of a flat; '' where addresses have none. */
  readonly flat: string;
  readonly currency: Person['currency'];
}

const numberFirst = (street: string, number: number) => `${number} ${street}`;
const numberLast = (street: string, number: number) => `${street} ${number}`;
const two = (random: Random) => String(random.int(0, 99)).padStart(2, '0');
const three = (random: Random) => String(random.int(0, 999)).padStart(3, '0');

const LANDS: { readonly [country in Country]: Land } = {
  GB: {
    first: [
      'Amelia',
      'Callum',
      'Priya',
      'Owen',
      'Harriet',
      'Imran',
      'Megan',
      'Tom',
      'Fiona',
      'Ravi',
      'Zoe',
      'Gareth',
      'Sian',
      'Joseph',
      'Nadia',
      'Ewan',
    ],
    last: [
      'Ashworth',
      'Patel',
      'Macrae',
      'Birch',
      'Okafor',
      'Llewellyn',
      'Hartley',
      'Sutcliffe',
      'Rahman',
      'Penrose',
      'Dunmore',
      'Whitlock',
      'Kerr',
      'Oldfield',
    ],
    streets: [
      'Larkspur Road',
      'Mill Lane',
      'Quarry Street',
      'Harbour View',
      'Alder Close',
      'Station Approach',
      'Canal Row',
      'Orchard Way',
      'Beacon Hill',
      'Weavers Court',
    ],
    cities: [
      ['Leeds', 'LS6 9AA', ''],
      ['Bristol', 'BS3 9AA', ''],
      ['Edinburgh', 'EH7 9AA', ''],
      ['Cardiff', 'CF11 9AA', ''],
      ['Norwich', 'NR2 9AA', ''],
      ['Sheffield', 'S10 9AA', ''],
      ['London', 'SE15 9AA', ''],
      ['London', 'N16 9AA', ''],
      ['Brighton', 'BN2 9AA', ''],
      ['York', 'YO24 9AA', ''],
      ['Belfast', 'BT9 9AA', ''],
    ],
    line: numberFirst,
    phone: (random) => `07700 900${three(random)}`,
    flat: 'Flat',
    currency: 'GBP',
  },
  DE: {
    first: ['Jana', 'Lukas', 'Katrin', 'Jürgen', 'Björn', 'Miriam', 'Stefan', 'Anneke'],
    last: ['Brandt', 'Köhler', 'Weiß', 'Lindner', 'Yıldız', 'Schäfer', 'Voss', 'Krüger'],
    streets: [
      'Lindenstraße',
      'Am Mühlbach',
      'Gartenweg',
      'Schillerstraße',
      'Bahnhofstraße',
      'Rosenallee',
    ],
    cities: [
      ['Leipzig', '04277', ''],
      ['Hamburg', '22765', ''],
      ['Köln', '50825', ''],
      ['München', '81541', ''],
      ['Freiburg', '79102', ''],
    ],
    line: numberLast,
    phone: (random) => `+49 30 23125 ${three(random)}`,
    flat: '',
    currency: 'EUR',
  },
  FR: {
    first: ['Camille', 'Éloïse', 'Théo', 'Hugo', 'Léa', 'Mathieu', 'Inès', 'François'],
    last: ['Lefèvre', 'Moreau', 'Garnier', 'Benali', 'Rousseau', 'Chauvin', 'Dubreuil'],
    streets: [
      'rue des Tilleuls',
      'avenue du Moulin',
      'rue de la Gare',
      'place du Marché',
      'chemin des Vignes',
    ],
    cities: [
      ['Lyon', '69007', ''],
      ['Nantes', '44000', ''],
      ['Lille', '59800', ''],
      ['Toulouse', '31400', ''],
      ['Rennes', '35200', ''],
    ],
    line: numberFirst,
    phone: (random) => `+33 1 99 00 ${two(random)} ${two(random)}`,
    flat: '',
    currency: 'EUR',
  },
  NL: {
    first: ['Sanne', 'Daan', 'Lotte', 'Bram', 'Femke', 'Joost'],
    last: ['de Wit', 'van den Berg', 'Bakker', 'Visser', 'Hoekstra', 'Meijer'],
    streets: ['Wilgenlaan', 'Dorpsstraat', 'Kanaalweg', 'Molenpad', 'Parkstraat'],
    cities: [
      ['Utrecht', '3512 AA', ''],
      ['Groningen', '9711 AA', ''],
      ['Haarlem', '2011 AA', ''],
      ['Eindhoven', '5611 AA', ''],
    ],
    line: numberLast,
    phone: () => '',
    flat: '',
    currency: 'EUR',
  },
  IE: {
    first: ['Aoife', 'Cian', 'Niamh', 'Declan', 'Sinéad', 'Oisín'],
    last: ['Byrne', "O'Sullivan", 'Gallagher', 'Ní Bhriain', 'Keane'],
    streets: ['Strand Road', 'Chapel Street', 'Abbey Lane', 'Hawthorn Avenue'],
    cities: [
      ['Cork', 'T12 A999', 'Cork'],
      ['Galway', 'H91 A999', 'Galway'],
      ['Dublin 8', 'D08 A999', 'Dublin'],
    ],
    line: numberFirst,
    phone: (random) => `+353 20 91${two(random)} ${three(random)}`,
    flat: 'Flat',
    currency: 'EUR',
  },
  US: {
    first: ['Dana', 'Marcus', 'Elena', 'Tyler', 'Grace', 'Andre', 'Hannah', 'Luis'],
    last: ['Whitfield', 'Nguyen', 'Castillo', 'Thornton', 'Becker', 'Washington', 'Lindqvist'],
    streets: [
      'Maple Avenue',
      'Cedar Ridge Drive',
      'Harbor Street',
      '4th Street NE',
      'Juniper Lane',
    ],
    cities: [
      ['Portland', '97214', 'OR'],
      ['Austin', '78704', 'TX'],
      ['Madison', '53703', 'WI'],
      ['Savannah', '31401', 'GA'],
      ['Boulder', '80302', 'CO'],
    ],
    line: numberFirst,
    phone: (random) => `+1 ${random.int(2, 9)}${two(random)} 555 01${two(random)}`,
    flat: 'Apt',
    currency: 'USD',
  },
};

const COMPANIES = [
  'Larkfield Gifts',
  'The Tea Cupboard',
  'Foxglove Interiors',
  'Harbour House Café',
];
/** Letters of a British inward code, a Dutch postcode or an Eircode. */
const LETTERS = [...'ABDEFHJLNPQRSTUWXY'];

/** A buyer in a country. */
export function makePerson(country: Country, random: Random): Person {
  const land = LANDS[country];
  const name = `${random.pick(land.first)} ${random.pick(land.last)}`;
  const [city, postcode, region] = random.pick(land.cities);
  const phone = random.chance(0.6) ? land.phone(random) : '';
  return {
    email: `${emailName(name)}${random.int(1, 99)}@example.com`,
    currency: land.currency,
    shipTo: {
      name,
      line1: land.line(random.pick(land.streets), random.int(1, 180)),
      city,
      postcode: filled(postcode, random),
      country,
      ...(random.chance(0.08) ? { company: random.pick(COMPANIES) } : {}),
      ...(random.chance(0.12) && land.flat !== ''
        ? { line2: `${land.flat} ${random.int(1, 24)}` }
        : {}),
      ...(region === '' ? {} : { region }),
      ...(phone === '' ? {} : { phone }),
    },
  };
}

// The last part of a postcode is made up; where it is all digits it is kept as it is.
function filled(postcode: string, random: Random): string {
  const [outward = '', inward] = postcode.split(' ');
  if (inward === undefined) return outward;
  const made = inward
    .replace(/A/g, () => random.pick(LETTERS))
    .replace(/9/g, () => String(random.int(1, 9)));
  return `${outward} ${made}`;
}

function emailName(name: string): string {
  const plain = name.normalize('NFD').toLowerCase().replace(/ß/g, 'ss').replace(/ı/g, 'i');
  return plain.replace(/[^a-z ]/g, '').replace(/ +/g, '.');
}
