/** Numbers and letters as a caller says them and a recogniser writes them. For tests and measures only. */
export type Pick = <T>(list: readonly T[]) => T;

const UNITS =
  'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien'.split(
    ' ',
  );
const TENS = ' tien twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ');

/** 0 to 999 in one word. */
export function inWords(n: number): string {
  if (n < 20) return UNITS[n] ?? '';
  if (n < 100) {
    const ten = TENS[Math.floor(n / 10)] ?? '';
    if (n % 10 === 0) return ten;
    const unit = UNITS[n % 10] ?? '';
    return `${unit}${unit.endsWith('e') ? 'ën' : 'en'}${ten}`;
  }
  const head = n < 200 ? 'honderd' : `${UNITS[Math.floor(n / 100)]}honderd`;
  return n % 100 === 0 ? head : head + inWords(n % 100);
}

/**
 * A number of any length, digit by digit, in pairs, in threes or mixed. A group that begins with a zero is said digit
 * by digit. `between(low, high)` gives a whole number, both included.
 */
export function digitsSpoken(
  number: string,
  pick: Pick,
  between: (low: number, high: number) => number,
): string {
  const style = pick(['ones', 'pairs', 'threes', 'mixed', 'hesitant', 'figures', 'pairs'] as const);
  const words: string[] = [];
  for (let at = 0; at < number.length; ) {
    const size = { ones: 1, pairs: 2, threes: 3, mixed: between(1, 3), hesitant: 1, figures: between(1, 3) }[
      style
    ];
    const group = number.slice(at, at + size);
    at += size;
    if (style === 'figures' && between(0, 1) === 1) words.push(group);
    else if (group.startsWith('0')) words.push(...[...group].map((d) => inWords(Number(d))));
    else words.push(inWords(Number(group)));
    if (style === 'hesitant' && at < number.length && between(0, 3) === 0) words.push(pick(['eh', 'uh']));
  }
  return words.join(' ');
}

/** "abna" as "a b n a". */
export const spelt = (letters: string) => [...letters].join(' ');
