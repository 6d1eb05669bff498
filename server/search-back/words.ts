/** Words as the index of calls folds them, and the words of a query. Pure. */

/** More words than this find nothing more precisely. */
const MAX_WORDS = 8;
const WORD = /[\p{L}\p{N}]+/gu;
/** Signs around a hit in the excerpt, in characters. */
const BEFORE = 60;
const EXCERPT = 160;

/** Lower case and without diacritics, each character in its place: "Café" and "cafe" are the same word. */
export const fold = (text: string): string =>
  [...text.normalize('NFC')]
    .map((sign) => {
      const plain = sign.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      // What would change in length stays as it is, so that a place in the one is a place in the other.
      return plain.length === sign.length ? plain : sign;
    })
    .join('');

/** The words of a query, folded; whatever else is in it (quotes, operators) only separates them. */
export const wordsOf = (query: string): string[] =>
  [...new Set(fold(query).match(WORD) ?? [])].slice(0, MAX_WORDS);

/** A word of wordsOf in the language of FTS5, standing for every word that begins with it. */
export const startsWith = (word: string): string => `"${word}"*`;

export type Piece = { text: string; hit: boolean };

/** The surroundings of the first of these words in a text, in pieces; the begin of the text when none is in it. */
export function excerptOf(original: string, words: readonly string[]): Piece[] {
  const text = original.normalize('NFC');
  const hits = [...fold(text).matchAll(WORD)].flatMap(({ 0: found, index }) => {
    const word = words.filter((w) => found.startsWith(w)).sort((a, b) => b.length - a.length)[0];
    return word === undefined ? [] : [{ start: index, end: index + word.length }];
  });
  const first = hits[0]?.start ?? 0;
  const start = first <= BEFORE ? 0 : text.lastIndexOf(' ', first - BEFORE) + 1;
  const end = text.length <= start + EXCERPT ? text.length : endOfWord(text, start + EXCERPT);
  const pieces: Piece[] = [];
  let place = start;
  const add = (to: number, hit: boolean) => {
    if (to > place) pieces.push({ text: text.slice(place, to), hit });
    place = Math.max(place, to);
  };
  if (start > 0) pieces.push({ text: '… ', hit: false });
  for (const hit of hits.filter((h) => h.end <= end)) {
    add(hit.start, false);
    add(hit.end, true);
  }
  add(end, false);
  if (end < text.length) pieces.push({ text: ' …', hit: false });
  return pieces;
}

function endOfWord(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at);
  return space > at - EXCERPT / 2 ? space : at;
}
