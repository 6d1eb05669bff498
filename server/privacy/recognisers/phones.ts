/** Telephone numbers: Dutch ones, national or with +31, written or spoken, and foreign ones with a plus. */
import { passesElevenTest } from './bsn.ts';
import { cuedBy, type Span, spansOf, type Text } from './text.ts';

const SEP = '[\\s.,()/–-]{0,3}';
const DUTCH = new RegExp(
  `(?<![\\d.,])(?:(?:(?:\\+|\\bplus)\\s?3\\s?1|0\\s?0\\s?3\\s?1)${SEP}(?:\\(?0\\)?${SEP})?|\\(?0)(?:${SEP}\\d){9}(?!\\d)`,
  'g',
);
const FOREIGN = /(?<!\d)(?:\+|\bplus\s|00[\s-]?)(?!\s?3[\s-]?1)[1-9](?:[\s.()/-]{0,2}\d){7,13}(?!\d)/g;
/** Said with a digit too few or too many. */
const MOBILE = /(?<![\d.,])0[\s.-]{0,2}6(?:[\s.,-]{0,2}\d){7,9}(?!\d)/g;
const ANY = /(?<![\d.,€])\d(?:[\s.,-]{0,2}\d){5,11}(?!\d)/g;
const CUE =
  /(?:telefoon\p{L}*|mobiel\p{L}*|\btel\.?|bel(?:len)?|bereik\p{L}*|06[\s-]?nummer)(?:[^\p{L}\d]+(?:nummer|is|me|mij|maar|u|kunt|terug|dan|op|onder|het|dat|eh|van|mijn|man|vrouw|gerust|graag|even|kan|ben|ik)){0,7}[^\p{L}\d]*$/u;

export const phones = (text: Text): Span[] => [
  ...spansOf(text, DUTCH, (match) => !isDate(match[0])),
  ...spansOf(text, FOREIGN),
  ...spansOf(text, MOBILE),
  ...spansOf(text, ANY, (match, view) => {
    const digits = match[0].replace(/\D/g, '');
    if (/^(?:19|20)\d\d\s/.test(match[0]) || isDate(match[0])) return false;
    return (digits.startsWith('0') || !passesElevenTest(digits)) && cuedBy(view, match.index, CUE, 50);
  }),
];

const isDate = (s: string) => /^\d{1,2}[-./]\d{1,2}[-./]\d{4}$/.test(s.trim());

/** One number, one value: +31 6 and 06 are the same. */
export const phoneValue = (digits: string) => digits.replace(/^(?:0031|31)0?/, '0');
