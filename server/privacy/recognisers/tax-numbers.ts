/** Numbers of the tax service that hold a BSN: aanslagnummer, betalingskenmerk, btw-id and loonheffingennummer. */
import { cuedBy, type Span, spansOf, type Text } from './text.ts';

const NINE = '\\d(?:[\\s.-]{0,2}\\d){8}';

/** Nine digits, the letter of the tax, and the year with a serial number: 1112.22.333.H.26.01. */
const ASSESSMENT = new RegExp(
  `(?<![\\d])${NINE}[\\s.-]{0,3}[a-z][\\s.-]{0,3}\\d(?:[\\s.-]{0,2}\\d){1,5}(?![\\s.-]?\\d)`,
  'g',
);
const ASSESSMENT_CUE =
  /(?:aanslag|beschikkings?|aangifte|vorderings?)\s?(?:nummer|nr)(?:[^\p{L}\d]+(?:is|dat|van|eh|de|brief|staat|met|op)){0,4}[^\p{L}\d]*$/u;
const CUED_ASSESSMENT = /\d(?:[\s.-]{0,2}[\da-z](?![a-z])){5,16}/g;

/** btw-id of a sole trader in the old and the new form, and the omzetbelastingnummer. */
const VAT = new RegExp(
  `(?<![\\p{L}\\d])(?:n\\s?l[\\s.-]{0,2})?${NINE}[\\s.-]{0,2}b[\\s.-]{0,2}\\d[\\s.-]?\\d(?!\\d)`,
  'gu',
);
const WAGES = new RegExp(`(?<![\\p{L}\\d])${NINE}[\\s.-]{0,2}l[\\s.-]{0,2}\\d[\\s.-]?\\d(?!\\d)`, 'gu');

const PAYMENT = /(?<!\d)\d(?:[\s.-]{0,2}\d){15}(?![\s.-]?\d)/g;
const PAYMENT_CUE =
  /(?:betalings?\s?kenmerk|kenmerk|betaal\s?nummer|acceptgiro\p{L}*)(?:[^\p{L}\d]+(?:is|dat|van|eh|de|brief|staat|met|op|nummer)){0,4}[^\p{L}\d]*$/u;
const CUED_PAYMENT = /\d(?:[\s.-]{0,2}\d){8,17}(?!\d)/g;

export const vatNumbers = (text: Text): Span[] => spansOf(text, VAT);
export const wageTaxNumbers = (text: Text): Span[] => spansOf(text, WAGES);
export const assessmentNumbers = (text: Text): Span[] => [
  ...spansOf(text, ASSESSMENT),
  ...spansOf(text, CUED_ASSESSMENT, (match, view) => cuedBy(view, match.index, ASSESSMENT_CUE)),
];

/** Sixteen digits; with the word before it also with a digit too few or too many. A card number is recognised first. */
export const paymentReferences = (text: Text): Span[] => [
  ...spansOf(text, PAYMENT),
  ...spansOf(text, CUED_PAYMENT, (match, view) => cuedBy(view, match.index, PAYMENT_CUE)),
];

const LONG = /(?<![\d.,€])\d(?:[\s.-]?\d){9,29}(?![\d]|[.,]\d)/g;

/** Ten digits or more that are nothing else: no amount has so many, and a reference may hold a BSN. */
export const longNumbers = (text: Text): Span[] =>
  spansOf(text, LONG, (match) => {
    const groups = match[0].split(/[\s.-]/);
    const years = groups.filter((g) => /^(?:19|20)\d\d$/.test(g)).length;
    return years < 2 && groups.length < match[0].replace(/\D/g, '').length;
  });
