/** Licence plates: the Dutch sidecodes, with dashes, or after a word for the car. */
import { isStop } from './name-lists.ts';
import { cuedBy, type Span, spansOf, type Text } from './text.ts';

/** Shapes of the RDW: a letter, d digit. */
const SIDECODES = [
  'aa-dd-dd',
  'dd-dd-aa',
  'dd-aa-dd',
  'aa-dd-aa',
  'aa-aa-dd',
  'dd-aa-aa',
  'dd-aaa-d',
  'd-aaa-dd',
  'aa-ddd-a',
  'a-ddd-aa',
  'aaa-dd-a',
  'a-dd-aaa',
  'd-aa-ddd',
  'ddd-aa-d',
];
const shape = (separator: string) =>
  SIDECODES.map((code) =>
    code
      .split('-')
      .map((part) => part.replaceAll('a', '[a-z] ?').replaceAll('d', '\\d ?').replace(/ \?$/, ''))
      .join(separator),
  ).join('|');
const tight = SIDECODES.map((code) => code.replaceAll('a', '[a-z]').replaceAll('d', '\\d')).join('|');

const DASHED = new RegExp(`(?<![\\p{L}\\d-])(?:${tight})(?![\\p{L}\\d]|-\\d)`, 'gu');
const LOOSE = new RegExp(`(?<![\\p{L}\\d])(?:${shape('[ .-]{0,3}')})(?![\\p{L}\\d])`, 'gu');
const GLUED = new RegExp(
  `(?<![\\p{L}\\d])(?:${tight
    .replaceAll('-]', '#')
    .replaceAll(/(?<!a)-(?!z)/g, '')
    .replaceAll('#', '-]')})(?![\\p{L}\\d])`,
  'gu',
);
const CUE =
  /(?:kenteken\p{L}*|nummerbord|nummerplaat|\bauto|bestelbus|\bbus|motor|scooter|brommer)(?:[^\p{L}\d]+\p{L}{1,10}){0,4}[^\p{L}\d]*$/u;
const FREE =
  /(?<![\p{L}\d])(?!(?:is|de|het|dat|van|met|en|op|eh)\b)[a-z\d](?:[ .-]{0,2}[a-z\d](?![a-z]{3})){4,7}(?![\p{L}\d])/gu;
const STRICT_CUE =
  /(?:kenteken|nummerbord|nummerplaat)(?:[^\p{L}\d]+(?:is|van|de|mijn|auto|dat|eh|het|met)){0,4}[^\p{L}\d]*$/u;

/** No plate: a word in it ("in 2026", "van 14 jaar"), unless it is written in capitals. */
const hasWord = (plate: string) =>
  /[a-z]{4}/.test(plate) || plate.split(/[^a-z]+/).some((part) => part.length > 1 && isStop(part));

export const licencePlates = (text: Text): Span[] => [
  ...spansOf(text, DASHED, (m) => !/^\d+-\d+-\d+$/.test(m[0])),
  ...spansOf(text, LOOSE, (m, view) => {
    const { start, end } = view.place(m.index, m.index + m[0].length);
    const written = text.readable.slice(start, end);
    return cuedBy(view, m.index, CUE) && (!hasWord(m[0]) || written === written.toUpperCase());
  }),
  // Glued without a cue: only as it is typed, in capitals, and no postcode.
  ...spansOf({ ...text, views: text.views.slice(0, 1) }, GLUED, (m) => {
    const written = text.readable.slice(m.index, m.index + m[0].length);
    return written === written.toUpperCase() && !/^\d{4}/.test(written);
  }),
  ...spansOf(text, FREE, (m, view) => {
    return /\d/.test(m[0]) && /[a-z]/.test(m[0]) && !hasWord(m[0]) && cuedBy(view, m.index, STRICT_CUE);
  }),
];
