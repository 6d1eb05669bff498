/**
 * A text as the recognisers read it: folded letter by letter (small letters, no accents, look-alike letters of other
 * scripts as Latin ones), and again with spoken numbers as digits. A view knows where its characters came from.
 */
import { digitViews } from './numbers-in-words.ts';

/** Half-open range of characters of the readable text. `value`: what counts as the same value, when given. */
export type Span = { start: number; end: number; value?: string };

export type View = {
  text: string;
  /** Where a range of the view stands in the readable text. */
  place: (start: number, end: number) => Span;
};

export type Text = {
  /** As a person reads it. */
  readable: string;
  /** The same length as `readable`, folded; what is masked already consists of BARRIERs. */
  folded: string;
  /** The folded text, and the readings in which spoken numbers are digits; only those that differ. */
  views: View[];
};

/** Stands for every character of a token; no recogniser looks through it, and readable text has no such character. */
export const BARRIER = '\uE000';

export function readText(readable: string, tokens: Span[]): Text {
  const folded = fold(readable, tokens);
  const written: View = { text: folded, place: (start, end) => ({ start, end }) };
  const spoken = digitViews(folded).filter(
    (view, i, all) => all.findIndex((v) => v.text === view.text) === i,
  );
  return { readable, folded, views: [written, ...spoken.filter((view) => view.text !== folded)] };
}

function fold(readable: string, tokens: Span[]): string {
  let text = '';
  for (let i = 0; i < readable.length; i++) text += foldUnit(readable.charAt(i));
  // A letter o between digits is read as a zero.
  text = text.replace(/(?<=\d)o+(?=\d)/g, (os) => '0'.repeat(os.length));
  for (const { start, end } of tokens) {
    text = text.slice(0, start) + BARRIER.repeat(end - start) + text.slice(end);
  }
  return text;
}

/** Letters of other scripts that look like a Latin letter. */
const LOOK_ALIKES = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    е: 'e',
    ё: 'e',
    к: 'k',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    с: 'c',
    т: 't',
    у: 'y',
    х: 'x',
    і: 'i',
    ї: 'i',
    ј: 'j',
    ѕ: 's',
    ԁ: 'd',
    һ: 'h',
    ԛ: 'q',
    ԝ: 'w',
    ӏ: 'l',
    α: 'a',
    β: 'b',
    ε: 'e',
    ζ: 'z',
    η: 'n',
    Ν: 'n',
    Η: 'h',
    Υ: 'y',
    ι: 'i',
    κ: 'k',
    μ: 'm',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    ω: 'w',
    ı: 'i',
    ł: 'l',
    ø: 'o',
    đ: 'd',
    '’': "'",
    '‘': "'",
    '`': "'",
    '´': "'",
    '‐': '-',
    '‑': '-',
    '‒': '-',
    '–': '-',
    '—': '-',
    '−': '-',
  }),
);

const units = new Map<string, string>();

/** One character of the folded text; as long as what it stands for. */
function foldUnit(unit: string): string {
  const known = units.get(unit);
  if (known !== undefined) return known;
  const shown = unit.normalize('NFD').charAt(0);
  const base = shown.toLowerCase();
  const folded = LOOK_ALIKES.get(shown) ?? LOOK_ALIKES.get(base) ?? (base.length === 1 ? base : unit);
  units.set(unit, folded);
  return folded;
}

/** Where a pattern stands in one view, as far as `keep` says so. */
export function spansIn(
  view: View,
  pattern: RegExp,
  keep: (match: RegExpExecArray) => boolean = () => true,
): Span[] {
  const spans: Span[] = [];
  for (const match of view.text.matchAll(pattern)) {
    if (match[0].length > 0 && keep(match))
      spans.push(view.place(match.index, match.index + match[0].length));
  }
  return spans;
}

/** The same in every view. */
export const spansOf = (
  text: Text,
  pattern: RegExp,
  keep?: (match: RegExpExecArray, view: View) => boolean,
) => text.views.flatMap((view) => spansIn(view, pattern, keep && ((match) => keep(match, view))));

/** Whether `cue` stands in the `reach` characters before `index`. */
export const cuedBy = (view: View, index: number, cue: RegExp, reach = 60) =>
  cue.test(view.text.slice(Math.max(0, index - reach), index));
