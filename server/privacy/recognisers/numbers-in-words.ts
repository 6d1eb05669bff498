/**
 * Spoken numbers as digits: "twaalf vierendertig" reads "12 34", "dubbel twee" reads "2 2", "eh" between digits is not
 * there. Each character of the reading knows which characters of the text it stands for.
 */
import type { View } from './text.ts';

const UNITS = [
  'nul',
  'een',
  'twee',
  'drie',
  'vier',
  'vijf',
  'zes',
  'zeven',
  'acht',
  'negen',
  'tien',
  'elf',
  'twaalf',
];
const TEENS = ['dertien', 'veertien', 'vijftien', 'zestien', 'zeventien', 'achttien', 'negentien'];
const TENS = ['twintig', 'dertig', 'veertig', 'vijftig', 'zestig', 'zeventig', 'tachtig', 'negentig'];

/** Folded words of 0 to 999; larger numbers are amounts and years, and stay words. */
const NUMBERS = numbersInWords();

function numbersInWords(): Map<string, number> {
  const small = new Map<string, number>();
  for (const [i, word] of [...UNITS, ...TEENS].entries()) small.set(word, i);
  for (const [i, ten] of TENS.entries()) {
    small.set(ten, 20 + 10 * i);
    for (const [u, unit] of UNITS.slice(1, 10).entries()) small.set(`${unit}en${ten}`, 21 + 10 * i + u);
  }
  const all = new Map([...small, ['zeuven', 7], ['nulletje', 0], ['eentje', 1]] as [string, number][]);
  for (let hundreds = 1; hundreds <= 9; hundreds++) {
    for (const head of hundreds === 1 ? ['honderd', 'eenhonderd'] : [`${UNITS[hundreds]}honderd`]) {
      all.set(head, 100 * hundreds);
      for (const [word, value] of small) {
        if (value === 0) continue;
        all.set(head + word, 100 * hundreds + value);
        all.set(`${head}en${word}`, 100 * hundreds + value);
      }
    }
  }
  return all;
}

/** Several numbers said as one word by a recogniser: "nulzes". */
const GLUED =
  /nul|een(?!en)|twee(?!en)|drie(?!en)|vier(?!en)|vijf(?!en)|zes(?!en)|zeven(?!en)|acht(?!en)|negen(?!en)/y;

function digitsOfWord(word: string): string[] | null {
  const value = NUMBERS.get(word);
  if (value !== undefined) return [String(value)];
  if (word.length < 6 || word.length > 60) return null;
  const digits: string[] = [];
  GLUED.lastIndex = 0;
  while (GLUED.lastIndex < word.length) {
    const match = GLUED.exec(word);
    if (!match) return null;
    digits.push(String(NUMBERS.get(match[0]) ?? ''));
  }
  return digits;
}

/** Whether a folded word is a number, also one above 999. */
export const isNumberWord = (word: string) =>
  NUMBERS.has(word) || /^(?:\p{L}*(?:honderd|duizend|miljoen|miljard)\p{L}*)$/u.test(word);

/** Said between the parts of a number without meaning. */
const FILLERS = new Set(
  'eh ehm uh uhm euh hm hmm mm nja ja nou dus dan even streepje spatie punt komma daarna verder vervolgens toen nog dacht ik nee sorry pardon wacht'.split(
    ' ',
  ),
);
const TIMES = new Set(['keer', 'maal', 'x']);
const MULTIPLIERS = new Map([
  ['dubbel', 2],
  ['dubbele', 2],
  ['tweemaal', 2],
  ['driemaal', 3],
  ['viermaal', 4],
  ['vijfmaal', 5],
  ['driedubbel', 3],
  ['driedubbele', 3],
]);

type Piece = {
  start: number;
  end: number;
  /** What stands in the reading; several for repeated digits. */
  out: string[];
  kind: 'number' | 'letter' | 'word' | 'gap';
};

/** Two readings: each word a number of its own, and "twee honderd (en) elf" or "vijf en twintig" as one number. */
export function digitViews(folded: string): View[] {
  const pieces = piecesOf(folded);
  if (!pieces.some((p) => p.kind === 'number' || p.kind === 'letter')) return [];
  const separate = withoutFillers(repeated(spelled(pieces)));
  const joined = withoutFillers(repeated(spelled(joinedNumbers(pieces))));
  return [viewOf(separate), viewOf(joined)];
}

function piecesOf(folded: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of folded.matchAll(/\p{L}+|\d+|[^\p{L}\d]+/gu)) {
    const [token] = match;
    const place = { start: match.index, end: match.index + token.length };
    const first = token.charAt(0);
    if (first >= '0' && first <= '9') pieces.push({ ...place, out: [token], kind: 'number' });
    else if (!/\p{L}/u.test(first)) pieces.push({ ...place, out: [token], kind: 'gap' });
    else {
      const digits = digitsOfWord(token);
      if (digits) pieces.push({ ...place, out: digits, kind: 'number' });
      else pieces.push({ ...place, out: [token], kind: token.length === 1 ? 'letter' : 'word' });
    }
  }
  return pieces;
}

const said = (piece: Piece | undefined) =>
  (piece?.kind === 'word' || piece?.kind === 'letter' ? piece.out[0] : '') ?? '';
const isSpace = (piece: Piece | undefined) => piece?.kind === 'gap' && /^[\s-]+$/.test(piece.out[0] ?? '');
const numberOf = (piece: Piece | undefined) =>
  piece?.kind === 'number' && piece.out.length === 1 ? Number(piece.out[0]) : Number.NaN;
/** Said, not written: only spoken numbers are put together. */
const isSpoken = (piece: Piece | undefined) =>
  piece?.kind === 'number' && piece.end - piece.start > String(piece.out[0]).length;

/** "twee honderd", "honderd (en) elf", "vijf en twintig": one number. */
function joinedNumbers(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    if (!piece) continue;
    if (!isSpoken(piece)) {
      out.push(piece);
      continue;
    }
    let value = numberOf(piece);
    let last = i;
    const next = (from: number, and: boolean): number => {
      if (!isSpace(pieces[from + 1])) return -1;
      if (!and) return isSpoken(pieces[from + 2]) ? from + 2 : -1;
      return said(pieces[from + 2]) === 'en' && isSpace(pieces[from + 3]) && isSpoken(pieces[from + 4])
        ? from + 4
        : -1;
    };
    const tens = next(last, true);
    if (
      value >= 1 &&
      value <= 9 &&
      tens > 0 &&
      numberOf(pieces[tens]) >= 20 &&
      numberOf(pieces[tens]) % 10 === 0 &&
      numberOf(pieces[tens]) < 100
    ) {
      value += numberOf(pieces[tens]);
      last = tens;
    }
    const hundred = next(last, false);
    if (value >= 1 && value <= 9 && hundred > 0 && numberOf(pieces[hundred]) === 100) {
      value *= 100;
      last = hundred;
    }
    if (value >= 100 && value % 100 === 0) {
      let rest = next(last, false);
      if (rest < 0) rest = next(last, true);
      if (rest > 0 && numberOf(pieces[rest]) < 100 && numberOf(pieces[rest]) > 0) {
        value += numberOf(pieces[rest]);
        last = rest;
        const ten = next(last, true);
        if (
          value % 100 <= 9 &&
          ten > 0 &&
          numberOf(pieces[ten]) >= 20 &&
          numberOf(pieces[ten]) < 100 &&
          numberOf(pieces[ten]) % 10 === 0
        ) {
          value += numberOf(pieces[ten]);
          last = ten;
        }
      }
    }
    out.push({
      start: piece.start,
      end: pieces[last]?.end ?? piece.end,
      out: [String(value)],
      kind: 'number',
    });
    i = last;
  }
  return out;
}

/** "a van anton" and "a als in anton" are the letter a. */
function spelled(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    if (!piece) continue;
    let end = i;
    if (piece.kind === 'letter') {
      const letter = piece.out[0] ?? '';
      if (
        said(pieces[i + 2]) === 'van' &&
        said(pieces[i + 4]).length > 2 &&
        said(pieces[i + 4]).startsWith(letter)
      )
        end = i + 4;
      if (
        said(pieces[i + 2]) === 'als' &&
        said(pieces[i + 4]) === 'in' &&
        said(pieces[i + 6]).startsWith(letter)
      )
        end = i + 6;
    }
    out.push(end === i ? piece : { ...piece, end: pieces[end]?.end ?? piece.end });
    i = end;
  }
  return out;
}

/** "dubbel twee", "drie keer een". */
function repeated(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    if (!piece) continue;
    let times = MULTIPLIERS.get(said(piece)) ?? 0;
    let target = i + 2;
    const count = numberOf(piece);
    if (!times && count >= 2 && count <= 9 && isSpace(pieces[i + 1]) && TIMES.has(said(pieces[i + 2]))) {
      times = count;
      target = i + 4;
    }
    const repeatedPiece = pieces[target];
    const digit = numberOf(repeatedPiece);
    if (times > 0 && repeatedPiece && isSpace(pieces[target - 1]) && digit >= 0 && digit <= 9) {
      out.push({
        start: piece.start,
        end: repeatedPiece.end,
        out: Array(times).fill(String(digit)),
        kind: 'number',
      });
      i = target;
    } else out.push(piece);
  }
  return out;
}

/** "en dan", "en toen": goes on with the same number, unlike "en" alone. */
const isAndThen = (pieces: Piece[], i: number) =>
  said(pieces[i]) === 'en' && /^(?:dan|toen|daarna|vervolgens|verder)$/.test(said(pieces[i + 2]));

/** Leaves out what was said between digits or letters without meaning. */
function withoutFillers(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    if (!piece) continue;
    out.push(piece);
    if (piece.kind !== 'number' && piece.kind !== 'letter') continue;
    let j = i + 1;
    let fillers = 0;
    while (j < pieces.length && fillers < 5) {
      const here = pieces[j];
      if (here?.kind === 'gap' && /^[\s,.…-]+$/.test(here.out[0] ?? '')) j++;
      else if (here?.kind === 'word' && (FILLERS.has(said(here)) || isAndThen(pieces, j))) {
        fillers++;
        j++;
      } else break;
    }
    const kind = pieces[j]?.kind;
    if (fillers > 0 && (kind === 'number' || kind === 'letter')) {
      out.push({ start: piece.end, end: pieces[j]?.start ?? piece.end, out: [' '], kind: 'gap' });
      i = j - 1;
    }
  }
  return out;
}

function viewOf(pieces: Piece[]): View {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const piece of pieces) {
    const out = piece.out.join(' ');
    const literal = out.length === piece.end - piece.start;
    for (let i = 0; i < out.length; i++) {
      starts.push(literal ? piece.start + i : piece.start);
      ends.push(literal ? piece.start + i + 1 : piece.end);
    }
    text += out;
  }
  return {
    text,
    place: (start, end) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }),
  };
}
