/**
 * Text from which personal data has been taken. A brand, so that raw text cannot reach a function that wants
 * masked text: only `mask` makes one. The functions below carry the brand over; nothing outside server/privacy may
 * say "as MaskedText" (checked by a test).
 */
declare const masked: unique symbol;
export type MaskedText = string & { readonly [masked]: true };

/** No text at all. */
export const NO_TEXT = '' as MaskedText;

/** Text out of the database, or an event, where only masked text is written. */
export const storedMasked = (text: string) => text as MaskedText;

export const joinMasked = (...parts: MaskedText[]) => parts.join(' ') as MaskedText;

/** The part of masked text that `cut` leaves over; the whole text when that is no part of it. */
export function partOfMasked(text: MaskedText, cut: (text: string) => string): MaskedText {
  const part = cut(text);
  return text.includes(part) ? (part as MaskedText) : text;
}
