/** Words of one spoken line with their place in it, so that what was heard can be quoted verbatim. */
import { fold } from '../retrieval/dutch.ts';

export type Token = {
  /** Folded: lower case, no accents. Punctuation is kept as a token of its own. */
  word: string;
  raw: string;
  start: number;
  end: number;
};

/** Sounds that carry nothing; speech recognisers write them in the middle of an amount. */
const FILLERS = new Set(['eh', 'ehm', 'uh', 'uhm', 'euh', 'hm', 'he', 'hoor', 'nou', 'tja']);

const TOKEN =
  /\[[^\]\s]*\]|€|%|\d+(?:[.,/-]\d+)*|\p{L}[\p{L}\p{M}\d]*(?:['’-]\p{L}[\p{L}\p{M}\d]*)*|[?!.,;:]|['’](?=\d)/gu;

/** The tokens of a line in order, without fillers. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const word = fold(match[0]).replace('’', "'");
    const token = { word, raw: match[0], start: match.index, end: match.index + match[0].length };
    if (!FILLERS.has(word)) tokens.push(token);
  }
  return tokens;
}

/** The words of a phrase from a rule file, as tokenise gives them. */
export const phraseWords = (phrase: string): string[] => tokenise(phrase).map((t) => t.word);

export const isMark = (word: string | undefined): boolean => word !== undefined && /^[?!.,;:]$/.test(word);

/** The text from token `from` up to and including token `to`, verbatim. */
export function quote(text: string, tokens: readonly Token[], from: number, to: number): string {
  const first = tokens[Math.max(0, from)];
  const last = tokens[Math.min(tokens.length - 1, to)];
  return first && last ? text.slice(first.start, last.end) : '';
}
