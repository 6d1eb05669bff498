/**
 * Text from which personal data has been taken. A brand, so that raw text cannot reach a function that wants
 * masked text: only `mask` makes one.
 */
declare const masked: unique symbol;
export type MaskedText = string & { readonly [masked]: true };
