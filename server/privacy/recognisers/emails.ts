/** E-mail addresses, written and spoken. */
import { type Span, spansIn, type Text } from './text.ts';

// Bounded lengths (RFC 5321), so that a long run of letters costs no more than it should.
const WRITTEN =
  /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}\s?@\s?[\p{L}\d-]{1,63}(?:\s?\.\s?[\p{L}\d-]{1,63}){0,8}/gu;

const WORD = '[\\p{L}\\d._-]{1,64}';
const MARK = '(?:punt|dot|streepje|koppelteken|min|underscore|laag streepje|liggend streepje)';
/** "jan punt jansen apenstaartje gmail punt com"; before the sign as many parts as are joined by a word for a mark. */
const SPOKEN = new RegExp(
  `(?<![\\p{L}\\d])(?:${WORD} ${MARK} ){0,6}${WORD}(?: \\d+){0,4} (?:apenstaa?rtje|apestaa?rtje|apenstaart|apestaart|at|@) (?:${WORD} ){1,3}?(?:punt|dot) (?:${WORD} (?:punt|dot) )?\\p{L}{2,10}(?![\\p{L}])`,
  'gu',
);

export function emails(text: Text): Span[] {
  const [written] = text.views;
  if (!written) return [];
  return [
    ...spansIn(written, WRITTEN, (m) => m[0].includes('@')),
    ...(/apen?staar|\bat\b|@/.test(written.text) ? text.views.flatMap((view) => spansIn(view, SPOKEN)) : []),
  ];
}
