/** Country names as ISO 3166-1 alpha-2 codes, in the languages that exports come in. */

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'sv', 'da'];

/** Spellings that no dictionary has: exports' own, older names, alpha-3 codes. */
const ALIASES: { readonly [name: string]: string } = {
  usa: 'US',
  'united states of america': 'US',
  'u.s.a.': 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  eire: 'IE',
  'republic of ireland': 'IE',
  rsa: 'ZA',
  holland: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  turkey: 'TR',
  'russian federation': 'RU',
  'korea, republic of': 'KR',
  'south korea': 'KR',
  'hong kong': 'HK',
  macedonia: 'MK',
  'viet nam': 'VN',
  brasil: 'BR',
  brd: 'DE',
  gbr: 'GB',
  deu: 'DE',
  fra: 'FR',
  ita: 'IT',
  esp: 'ES',
  nld: 'NL',
  bel: 'BE',
  aut: 'AT',
  che: 'CH',
  irl: 'IE',
  can: 'CA',
  aus: 'AU',
  jpn: 'JP',
  pol: 'PL',
  swe: 'SE',
  dnk: 'DK',
  nor: 'NO',
};

let codes: Map<string, string> | undefined;

/** The code of a country, or '' when the text names none ("European Community", "Unspecified"). */
export function countryCode(text: string): string {
  const name = text.trim().toLowerCase();
  if (name === '') return '';
  codes ??= countryNames();
  // What every object has is no country: shops send `__proto__` as readily as anything.
  return (Object.hasOwn(ALIASES, name) && ALIASES[name]) || codes.get(name) || '';
}

/** Every name of every country the runtime knows, and the codes themselves. */
function countryNames(): Map<string, string> {
  const names = new Map<string, string>();
  const tables = LANGUAGES.map(
    (language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
  );
  for (const code of allPairs()) {
    for (const table of tables) {
      const name = table.of(code);
      if (!name || NOT_COUNTRIES.has(code)) continue;
      if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), code);
      names.set(code.toLowerCase(), code);
    }
  }
  return names;
}

/** Reserved codes and groupings that the runtime has a name for. */
const NOT_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'UK', 'SU', 'DD', 'YU']);

function allPairs(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((a) => letters.map((b) => a + b));
}
