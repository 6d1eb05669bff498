/** The answers to choose from, and the digit that stands for each. Pure. */
import type { MissingItem } from '../../../server/contract/card.ts';

export type Choice = { value: string; label: string; digit: string };

/** More choices than digits: a list to search in instead. */
const MOST_DIGITS = 10;

/** Ja and nee, or the options of a choice, with the digits 1 to 9 and 0 for the tenth; null for what is typed. */
export function choicesOf({ type, options }: Pick<MissingItem, 'type' | 'options'>): Choice[] | null {
  const answers =
    type === 'boolean'
      ? [
          { key: 'ja', label: 'Ja' },
          { key: 'nee', label: 'Nee' },
        ]
      : options;
  if (type !== 'boolean' && type !== 'choice') return null;
  return answers.map(({ key, label }, index) => ({
    value: key,
    label: label.charAt(0).toUpperCase() + label.slice(1),
    digit: answers.length > MOST_DIGITS ? '' : String((index + 1) % 10),
  }));
}

/** The choice that a digit stands for. */
export const choiceOfDigit = (choices: readonly Choice[], key: string): Choice | undefined =>
  /^\d$/.test(key) ? choices.find(({ digit }) => digit === key) : undefined;
