/** Dates of GS1 codes, checked against the calendar. (General Specifications, section 3.4.) */

/**
 * YYMMDD as YYYY-MM-DD, or null when no calendar has that day. Day 00 is the last of the month.
 * All years are 20YY: section 7.12 looks 50 years ahead, and nothing packed expired before 2000.
 */
export function isoDate(yymmdd: string): string | null {
  const match = /^(\d\d)(\d\d)(\d\d)/.exec(yymmdd);
  if (!match) return null;
  const year = 2000 + Number(match[1]);
  const month = Number(match[2]);
  if (month < 1 || month > 12) return null;
  const last = daysIn(year, month);
  const day = Number(match[3]) || last;
  return day <= last ? `${year}-${match[2]}-${String(day).padStart(2, '0')}` : null;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 ? 29 : 28; // 2100 is out of reach.
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
