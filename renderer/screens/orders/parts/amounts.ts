/** Money in the words of the page's language. */
import { minorDigits } from '../../../../shared/records/money.ts';
import { kept, localeOf } from '../../../ui/local-text.ts';

const money = new Map<string, Intl.NumberFormat>();

/** Minor units with their currency: 1250 GBP is "£12.50". */
export function moneyText(minor: number, currency: string, language: string): string {
  const digits = minorDigits(currency);
  const format = kept(
    money,
    `${language} ${currency}`,
    () =>
      new Intl.NumberFormat(localeOf(language), {
        style: 'currency',
        currency,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  );
  return format.format(minor / 10 ** digits);
}
