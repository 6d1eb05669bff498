/**
 * Takes personal data out of a text before anything else sees it. A list of recognisers, tried in order; what an
 * earlier one has found is out of reach of a later one. Adding a kind of data is adding a recogniser.
 */

import type { MaskedText } from './masked-text.ts';
import { addresses, bsns, emails, ibans, phones, publicNumbers } from './recognisers.ts';

export type PersonalDataKind = 'BSN' | 'IBAN' | 'TELEFOON' | 'E-MAIL' | 'ADRES';

/** Half-open range of characters. */
export type Span = { start: number; end: number };

/** kind null: public, stays readable and out of reach of the others. */
export type Recogniser = { kind: PersonalDataKind | null; find: (text: string) => Span[] };

/** Most telling first: an e-mail address may hold digits, an IBAN holds a run that might pass for a BSN. */
const RECOGNISERS: Recogniser[] = [
  { kind: null, find: publicNumbers },
  { kind: 'E-MAIL', find: emails },
  { kind: 'IBAN', find: ibans },
  { kind: 'TELEFOON', find: phones },
  { kind: 'BSN', find: bsns },
  { kind: 'ADRES', find: addresses },
];

export type MaskResult = { text: MaskedText; found: { kind: PersonalDataKind; token: string }[] };

/**
 * Masks a raw text. Each value becomes a token, numbered per kind in the order of appearance; the same value gets
 * the same token within the text. Invisible and control characters go first, since they can hide a number.
 */
export function mask(raw: string): MaskResult {
  const text = readable(raw);
  const spans: (Span & { kind: PersonalDataKind | null })[] = [];
  for (const { kind, find } of RECOGNISERS) {
    for (const span of find(text)) {
      if (spans.every((s) => span.end <= s.start || span.start >= s.end)) spans.push({ ...span, kind });
    }
  }
  spans.sort((a, b) => a.start - b.start);

  const tokens = new Map<string, string>();
  const counts = new Map<PersonalDataKind, number>();
  const found: MaskResult['found'] = [];
  let masked = '';
  let at = 0;
  for (const { kind, ...span } of spans) {
    if (!kind) continue;
    const value = `${kind} ${text
      .slice(span.start, span.end)
      .replace(/[\s.-]/g, '')
      .toLowerCase()}`;
    let token = tokens.get(value);
    if (!token) {
      const n = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, n);
      token = `[${kind}-${n}]`;
      tokens.set(value, token);
      found.push({ kind, token });
    }
    masked += text.slice(at, span.start) + token;
    at = span.end;
  }
  return { text: (masked + text.slice(at)) as MaskedText, found };
}

/** Text as a person sees it: compatibility forms folded (full-width digits), nothing invisible, spaces single. */
export function readable(raw: string): string {
  return raw
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}]+/gu, '')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
}
