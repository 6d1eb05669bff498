/** Figures in Dutch text, so that a passage can be checked against its fact. */

import { MONTHS } from '../contract/dutch-date.ts';

/** Writes numeric dates (1-7-2026) out as words (1 juli 2026), the way passages write them. */
export function writeDatesOut(text: string): string {
  return text.replace(
    /\b(\d{1,2})-(\d{1,2})-(\d{4})\b/g,
    (whole, day: string, month: string, year: string) => {
      const name = MONTHS[Number(month) - 1];
      return name ? `${Number(day)} ${name} ${year}` : whole;
    },
  );
}

/**
 * The figures in a text, normalised: thousands without dots, a trailing ",00" or ",50" kept as written but
 * without trailing zeros. Times (8.00) become 8. Returns a set of strings such as "3800", "4.3", "2026".
 */
export function figures(text: string): Set<string> {
  const found = new Set<string>();
  // "Q1" names a quarter; passages write "het eerste kwartaal".
  const words = writeDatesOut(text).replace(/\bQ[1-4]\b/g, '');
  for (const match of words.matchAll(/\d+(?:[.,]\d+)*/g)) found.add(normalise(match[0]));
  return found;
}

function normalise(figure: string): string {
  const [whole = '', decimals = ''] = figure.split(',');
  const time = /^(\d{1,2})\.(\d{2})$/.exec(whole);
  const integer =
    time && decimals === ''
      ? time[2] === '00'
        ? `${time[1]}`
        : `${time[1]}.${time[2]}`
      : whole.replaceAll('.', '');
  const rest = decimals.replace(/0+$/, '');
  return rest ? `${integer}.${rest}` : integer;
}
