/** Countries to choose from, under their names in the page's language. */
import { countryCode } from '../../../../shared/importing/countries.ts';
import { countryText } from '../../../ui/local-text.ts';

export interface CountryChoice {
  /** ISO 3166-1 alpha-2. */
  readonly value: string;
  readonly label: string;
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const made = new Map<string, readonly CountryChoice[]>();

/** Every country, by name. */
export function countryChoices(language: string): readonly CountryChoice[] {
  const known = made.get(language);
  if (known) return known;
  const choices = LETTERS.flatMap((a) => LETTERS.map((b) => a + b))
    .filter((code) => countryCode(code) === code)
    .map((value) => ({ value, label: countryText(value, language) }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
  made.set(language, choices);
  return choices;
}
