/** One key for each answer, working only while the focus is in its question. Pure. */
import type { CallerQuestion } from '../../server/contract/caller-feedback.ts';

/** Takes an answer back: not asked. */
export const NOT_ASKED_KEY = '0';

/** The first letter of an answer, or its number on the scale. */
export const keyOf = (question: CallerQuestion, value: string): string =>
  question.key === 'satisfied' ? value : value.charAt(0);

/** The answer that a key stands for; null: not asked, undefined: none. */
export function answerOfKey(question: CallerQuestion, key: string): string | null | undefined {
  if (key === NOT_ASKED_KEY) return null;
  return question.options.find(({ value }) => keyOf(question, value) === key.toLowerCase())?.value;
}
