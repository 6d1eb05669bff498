/**
 * Masks the texts of one call: the same value gets the same token in each of them. Values themselves are not kept:
 * the table holds a keyed hash of each, with a key that lives as long as the process.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { findPersonalData } from './find.ts';
import { type PersonalDataKind, TOKEN } from './kinds.ts';
import type { MaskResult } from './mask.ts';
import type { MaskedText } from './masked-text.ts';
import { readable } from './readable.ts';

const KEY = randomBytes(32);

export type Masker = {
  /** Masks a text that is kept. */
  mask(raw: string): MaskResult;
  /**
   * Masks a text that may never be kept, such as an unfinished line: its values get no place in the table, so that
   * half a number takes up no token. `keep` gives them one after all and returns the text with its lasting tokens.
   */
  preview(raw: string): { text: MaskedText; keep: () => MaskedText };
  /** Numbers on from the highest tokens in this masked text: after a restart the table is empty. */
  continueAfter(masked: string): void;
};

export function createMasker(): Masker {
  /** Keyed hash of a value → its token. */
  const tokens = new Map<string, string>();
  const highest = new Map<PersonalDataKind, number>();

  const continueAfter = (masked: string) => {
    for (const [, kind, number] of masked.matchAll(TOKEN)) {
      const known = highest.get(kind as PersonalDataKind) ?? 0;
      highest.set(kind as PersonalDataKind, Math.max(known, Number(number)));
    }
  };
  const tokenOf = (kind: PersonalDataKind, hash: string): string => {
    const known = tokens.get(hash);
    if (known) return known;
    const number = (highest.get(kind) ?? 0) + 1;
    highest.set(kind, number);
    const token = `[${kind}-${number}]`;
    tokens.set(hash, token);
    return token;
  };

  return {
    continueAfter,
    mask: (raw) => replace(raw, tokenOf, continueAfter),
    preview(raw) {
      const guesses = new Map<string, { kind: PersonalDataKind; token: string }>();
      const counts = new Map(highest);
      const { text } = replace(
        raw,
        (kind, hash) => {
          const known = tokens.get(hash) ?? guesses.get(hash)?.token;
          if (known) return known;
          const number = (counts.get(kind) ?? 0) + 1;
          counts.set(kind, number);
          guesses.set(hash, { kind, token: `[${kind}-${number}]` });
          return `[${kind}-${number}]`;
        },
        () => undefined,
      );
      const keep = () => {
        const lasting = new Map([...guesses].map(([hash, { kind, token }]) => [token, tokenOf(kind, hash)]));
        return text.replace(TOKEN, (token) => lasting.get(token) ?? token) as MaskedText;
      };
      return { text, keep };
    },
  };
}

/** Rounds after which masked text is masked again: a token can make clear what stands beside it. */
const ROUNDS = 6;

function replace(
  raw: string,
  tokenOf: (kind: PersonalDataKind, hash: string) => string,
  continueAfter: (masked: string) => void,
): MaskResult {
  let text = readable(raw);
  continueAfter(text);
  const found = new Map<string, PersonalDataKind>();
  for (let round = 0; round < ROUNDS; round++) {
    const spans = findPersonalData(text);
    if (spans.length === 0) break;
    let masked = '';
    let at = 0;
    for (const { start, end, kind, value } of spans) {
      const token = tokenOf(kind, createHmac('sha256', KEY).update(`${kind} ${value}`).digest('base64'));
      found.set(token, kind);
      masked += text.slice(at, start) + token;
      at = end;
    }
    text = masked + text.slice(at);
  }
  return { text: text as MaskedText, found: [...found].map(([token, kind]) => ({ kind, token })) };
}
