import { expect, test } from 'vitest';
import { CALLER_QUESTIONS } from '../../server/contract/caller-feedback.ts';
import { answerOfKey, keyOf, NOT_ASKED_KEY } from './answer-keys.ts';

test('every answer to a question has a key of its own, in small letters and capitals', () => {
  for (const question of CALLER_QUESTIONS) {
    for (const { value } of question.options) {
      expect(answerOfKey(question, keyOf(question, value))).toBe(value);
      expect(answerOfKey(question, keyOf(question, value).toUpperCase())).toBe(value);
    }
    expect(answerOfKey(question, NOT_ASKED_KEY)).toBeNull();
    expect(answerOfKey(question, 'x')).toBeUndefined();
  }
});
