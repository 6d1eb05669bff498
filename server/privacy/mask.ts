/**
 * Takes personal data out of a text before anything else sees it. A list of recognisers, tried in order; what an
 * earlier one has found is out of reach of a later one. Adding a kind of data is adding a recogniser.
 */

import type { PersonalDataKind } from './kinds.ts';
import type { MaskedText } from './masked-text.ts';
import { createMasker } from './masker.ts';

export type MaskResult = {
  text: MaskedText;
  /** Each value once, in the order of appearance. */
  found: { kind: PersonalDataKind; token: string }[];
};

/**
 * Masks a single text. Each value becomes a token, numbered per kind in the order of appearance; the same value gets
 * the same token within the text. Masking twice changes nothing. Never throws.
 */
export const mask = (raw: string): MaskResult => createMasker().mask(raw);
