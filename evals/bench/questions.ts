/** Questions of callers for the benchmarks: the development questions, and small variations of them. */
import { join } from 'node:path';
import { readCases } from '../cases-file.ts';

/** The development questions that want an answer; all different. */
export function developmentQuestions(): string[] {
  const { questions } = readCases(join(import.meta.dirname, '..', 'cases', 'ontwikkel.jsonl'));
  const wanted = questions.filter((q) => q.kind === 'in' && q.reaction === 'antwoord').map((q) => q.question);
  return [...new Set(wanted)];
}

/** Numbers from 0 up to 1, the same on every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of a list that is not empty. */
export function pick<T>(list: readonly T[], random: () => number): T {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
}

const BEFORE = [
  '',
  'ja ',
  'eh ',
  'nou ',
  'goedemiddag ',
  'even kijken hoor ',
  'dan nog iets ',
  'mijn vraag is ',
];
const BETWEEN = ['eh', 'zeg maar', 'dus', 'hè', 'eigenlijk', 'even', 'nou', 'gewoon', 'toch', 'ook'];
const AFTER = [
  '',
  ' weet u dat',
  ' alstublieft',
  ' hoor',
  ' vroeg ik me af',
  ' kunt u dat zeggen',
  ' bedankt alvast',
];

/** Share of the lines said in exactly the words of the question. */
const LITERAL = 0.1;

/** A question as another caller would say it: words before and after, a filler somewhere between. */
export function variation(question: string, random: () => number): string {
  if (random() < LITERAL) return question;
  const words = question.split(' ');
  words.splice(1 + Math.floor(random() * (words.length - 1)), 0, pick(BETWEEN, random));
  return `${pick(BEFORE, random)}${words.join(' ')}${pick(AFTER, random)}`;
}

/** Share of the texts that were there before, in the order given. */
export function repeatedShare(texts: string[]): number {
  return texts.length === 0 ? 0 : 1 - new Set(texts).size / texts.length;
}
