const SPACE = '\u00a0';
const MONTH = 'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december';

/** The text with amounts, percentages and dates kept on one line: "€ 3.800", "4,3 %", "1 april 2027". */
export function keepTogether(text: string): string {
  return text
    .replace(/€ (?=\d)/g, `€${SPACE}`)
    .replace(/(\d) %/g, `$1${SPACE}%`)
    .replace(new RegExp(`(\\d{1,2}) (${MONTH})(?: (?=\\d{4}))?`, 'g'), (date) => date.replaceAll(' ', SPACE));
}
