/** The lists of names and of ordinary words (server/privacy/names). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNumberWord } from './numbers-in-words.ts';

const list = (file: string) =>
  new Set(
    readFileSync(join(import.meta.dirname, '..', 'names', file), 'utf8')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#')),
  );

const first = list('first-names.txt');
const last = list('surnames.txt');
const ambiguous = list('ambiguous.txt');
const stop = list('stop-words.txt');
const ordinary = list('ordinary-words.txt');

/** Never a name, whatever stands before it. Folded words. */
export const isStop = (word: string) => stop.has(word) || isNumberWord(word);
/** An ordinary word, which may be a name as well. */
export const isOrdinary = (word: string) =>
  ordinary.has(word) || ordinary.has(word.replace(/(?:en|s|e|t)$/, ''));

/** On the list, whole or each part of a double name. */
export const isFirstName = (word: string) =>
  first.has(word) || (word.includes('-') && word.split('-').every((part) => first.has(part)));

/** On the list, or with an ending that only Frisian and Groningen names have. */
export const isSurname = (word: string) => {
  // "meulen-de wit": the first half of a double name.
  const half = word.replace(/-(?:de|van|den|der|ten|ter|el)$/, '');
  return last.has(half) || FAMILY_ENDING.test(half) || isDoubleName(half);
};

/** "hoekstra-smit": a part is a surname and nothing else, and no part is an ordinary word only. */
const isDoubleName = (word: string) => {
  if (!word.includes('-')) return false;
  const parts = word.split('-');
  const listed = (part: string) => last.has(part) || FAMILY_ENDING.test(part);
  return (
    parts.some((part) => listed(part) && !ambiguous.has(part)) &&
    parts.every((part) => listed(part) || (!ordinary.has(part) && !stop.has(part)))
  );
};

const FAMILY_ENDING =
  /^(?!.*(?:extra|orkestra|ministra|registra|plasma|charisma|dogma|prisma|schema))\p{L}{3,}(?:stra|sma|inga|enga|ema|nnga|oglu|czyk|wicz|ewski|owski)$/u;

/** A name and nothing else. */
export const isClearFirstName = (word: string) =>
  isFirstName(word) && !ambiguous.has(word) && !stop.has(word) && !ordinary.has(word);
export const isClearSurname = (word: string) =>
  isSurname(word) && !ambiguous.has(word) && !stop.has(word) && !ordinary.has(word);
