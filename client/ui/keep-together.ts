import { MONTHS } from '../../server/contract/dutch-date.ts';

const SPACE = '\u00a0';
/** Forbids a break where it stands, and takes no room. */
const NO_BREAK = '\u2060';

/** The text with amounts, percentages, dates and telephone numbers kept on one line. */
export function keepTogether(text: string): string {
  return text
    .replace(/€ (?=\d)/g, `€${SPACE}`)
    .replace(/(\d) %/g, `$1${SPACE}%`)
    .replace(/(\d{3,4})-(?=\d{3})/g, `$1-${NO_BREAK}`)
    .replace(new RegExp(`(\\d{1,2}) (${MONTHS.join('|')})(?: (?=\\d{4}))?`, 'g'), (date) =>
      date.replaceAll(' ', SPACE),
    );
}
