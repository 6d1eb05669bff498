/** Bank accounts and payment cards. */
import { countrySpecs, isValidIBAN } from 'ibantools';
import { cuedBy, type Span, spansOf, type Text, type View } from './text.ts';

/** By its shape, since a typing error is still personal: NL, two digits, a bank in letters, about ten digits. */
const DUTCH =
  /(?<![\p{L}\d])n[\s.]?l[\s.,-]{0,2}\d[\s.]?\d[\s.,-]{0,2}(?:[a-z][\s.]?){3,12}[,-]{0,2}\s?\d(?:[\s.,-]{0,2}\d){7,11}(?!\d)/gu;
const FOREIGN_START = /(?<![\p{L}\d])[a-z][\s.]?[a-z][\s.-]{0,2}\d[\s.]?\d(?=[\s.-]{0,2}[\da-z])/gu;
const CUE =
  /(?:rekening\p{L}*|giro\p{L}*|\biban\p{L}*|\bbank)(?:[^\p{L}\d]+(?:nummer|is|dat|van|mij|mijn|man|vrouw|op|eh|het|nog|steeds|de)){0,5}[^\p{L}\d]*$/u;
const OLD_ACCOUNT = /(?<!\d)p?\d(?:[\s.-]{0,2}\d){5,17}(?!\d)/g;

export const ibans = (text: Text): Span[] => [
  ...spansOf(text, DUTCH),
  ...text.views.flatMap(foreign),
  ...spansOf(text, OLD_ACCOUNT, (match, view) => cuedBy(view, match.index, CUE)),
];

/** A country code with as many letters and digits behind it as that country uses, and the right check digits. */
function foreign(view: View): Span[] {
  const spans: Span[] = [];
  for (const match of view.text.matchAll(FOREIGN_START)) {
    const country = match[0].replace(/[^a-z]/g, '').toUpperCase();
    const length = countrySpecs[country as keyof typeof countrySpecs]?.chars ?? 0;
    if (length === 0) continue;
    let number = '';
    let end = match.index;
    for (; number.length < length && end < view.text.length; end++) {
      const char = view.text.charAt(end);
      if (/[a-z\d]/.test(char)) number += char;
      else if (!/[\s.-]/.test(char)) break;
    }
    if (number.length === length && isValidIBAN(number.toUpperCase()))
      spans.push(view.place(match.index, end));
  }
  return spans;
}

const CARD = /(?<![\d])\d(?:[\s.-]{0,2}\d){12,18}(?![\s.-]?\d)/g;
const CARD_CUE =
  /(?:credit\s?card|\bkaart|\bpas(?:je)?|visa|master\s?card)\s?(?:nummer|nr)?(?:[^\p{L}\d]+(?:is|dat|van|mij|mijn|eh|nummer)){0,4}[^\p{L}\d]*$/u;
const CUED_CARD = /(?<![\d])\d(?:[\s.-]{0,2}\d){7,18}(?!\d)/g;

export const cards = (text: Text): Span[] => [
  ...spansOf(text, CARD, (match) => passesLuhn(match[0].replace(/\D/g, ''))),
  ...spansOf(text, CUED_CARD, (match, view) => cuedBy(view, match.index, CARD_CUE)),
];

/** The check of a payment card (ISO/IEC 7812): every second digit from the right doubled, the sum divisible by 10. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && !/^0+$/.test(digits);
}
