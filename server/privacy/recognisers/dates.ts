/** Dates of birth: a date after a word of birth, or with "is mijn geboortedatum" behind it. A year alone stays. */
import { cuedBy, type Span, spansOf, type Text } from './text.ts';

const MONTHS =
  'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan\\.?|feb\\.?|mrt\\.?|apr\\.?|jun\\.?|jul\\.?|aug\\.?|sept?\\.?|okt\\.?|nov\\.?|dec\\.?';

/** A written date with a full year. */
export const DATE =
  /(?<!\d)(?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|1[0-2])[-./](?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)/g;

export const BIRTH_CUE =
  /(?:geboren|geboorte\s?datum|geboorte\s?dag|\bgeb\.?|verjaar\p{L}*|jarig)(?:[^\p{L}\d]+(?:is|was|op|de|van|mij|mijn|man|vrouw|zoon|dochter|moeder|vader|partner|en|dat|die|hij|zij|ze|ben|ik|hem|haar|eh|het|te|in|dan|even|kijken|zijn)){0,7}[^\p{L}\d]*$/u;

const YEAR =
  '(?:(?:19|20)[\\s-]?\\d\\d|19 ?100 ?\\d{1,2}|negentien\\p{L}{0,30}(?: (?:en )?\\d{1,2})?|tweeduizend\\p{L}{0,20}(?: (?:en )?\\d{1,2})?|\\d\\d)(?!\\d)';
const BIRTH = new RegExp(
  `(?<![\\d.,])(?:(?:(?:[0-3] ?)?\\d(?:e|ste|de)?|\\p{L}{3,16}(?:de|ste))[\\s./-]{1,3}(?:${MONTHS}|[01]?\\d)[\\s./-]{1,3}(?:in )?(?:${YEAR})|(?:19|20)\\d\\d-\\d\\d?-\\d\\d?(?!\\d)|[0-3]?\\d(?:e|ste|de)? (?:${MONTHS})(?![\\p{L}])|(?:[0-3]\\d[01]\\d(?:19|20)\\d\\d)(?!\\d))`,
  'gu',
);
const BEHIND =
  /^[^\p{L}\d]*(?:(?:is|dat|was|als|eh)[^\p{L}\d]+){0,3}(?:mijn|zijn|haar|de|zn)?\s*(?:geboorte\s?datum|geboren)/u;

export const datesOfBirth = (text: Text): Span[] =>
  spansOf(text, BIRTH, (match, view) => {
    // "wie voor 1 januari 1946 is geboren": a limit in a rule.
    if (/(?:voor|na|vanaf)\s+$/.test(view.text.slice(Math.max(0, match.index - 8), match.index)))
      return false;
    const after = view.text.slice(match.index + match[0].length, match.index + match[0].length + 50);
    return cuedBy(view, match.index, BIRTH_CUE, 90) || BEHIND.test(after);
  });
