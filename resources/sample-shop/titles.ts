/** Clean titles from the data set's capitals: "SET/20 RED RETROSPOT PAPER NAPKINS " becomes "Set of 20 red retrospot paper napkins". */

/** Words that keep a capital inside a title. */
const NAMES = [
  'Babushka',
  'Bakelite',
  'Charlie',
  'Charlotte',
  'Christmas',
  'Dolly',
  'Easter',
  'Edwardian',
  'England',
  'English',
  'French',
  'I',
  "I'm",
  'Jack',
  'LED',
  'Lola',
  'London',
  'Nancy',
  "Poppy's",
  'Rex',
  'Scandinavian',
  'Scottie',
  'Spaceboy',
  'Suki',
  'Union',
  'Victorian',
];

const CAPITALS = new Map(NAMES.map((name) => [name.toLowerCase(), name]));

const REPAIRS: readonly (readonly [RegExp, string])[] = [
  [/\s+/g, ' '],
  [/\bset ?\/ ?(\d+)/g, 'set of $1'],
  [/\bset of(\d+)/g, 'set of $1'],
  [/\bset (\d+)(?! piece)/g, 'set of $1'],
  [/\bs\/(\d+)/g, 'set of $1'],
  [/\bpc\b/g, 'piece'],
  [/\bt-light/g, 'T-light'],
  [/\bnew england\b/g, 'New England'],
  [/\bworld war\b/g, 'World War'],
  [/\bant\b/g, 'antique'],
  [/\basstd\b/g, 'assorted'],
  [/\bdoiley\b/g, 'doily'],
  [/\bbakelike\b/g, 'bakelite'],
  [/\bpolkadot\b/g, 'polka dot'],
  [/\bchildrens\b/g, "children's"],
  [/\bgardeners\b/g, "gardener's"],
  [/(\w),(\w)/g, '$1, $2'],
  [/ \+ /g, ' and '],
  [/ & /g, ' and '],
  [/\+/g, ' and '],
  [/ ,/g, ','],
  [/[.\s]+$/, ''],
  [/^\s+/, ''],
];

/** A description as a shop would show it: sentence case, single spaces, abbreviations written out. */
export function cleanTitle(description: string): string {
  let title = description.toLowerCase();
  for (const [wrong, right] of REPAIRS) title = title.replace(wrong, right);
  title = title.replace(/[a-z']+/g, (word) => CAPITALS.get(word) ?? word);
  return title.charAt(0).toUpperCase() + title.slice(1);
}
