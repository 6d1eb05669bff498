/** What the cards of a call leave behind for its next line. */
import type { Card } from '../contract/card.ts';
import { type MaskedText, storedMasked } from '../privacy/masked-text.ts';

export type CardsSoFar = {
  /** The passages on every card shown, oldest card first. */
  shown: string[][];
  /** The last guidance shown, as guidanceKey gives it; null when there was none. */
  guidance: string | null;
  /** The caller is in need: no rate, deadline or rule is pushed forward any more. */
  distress: boolean;
  /** The rule on the last card shown, which what is said now may answer; null when it had none. */
  openRule: OpenRule | null;
};

export type OpenRule = { rule: string /** Masked question of its card. */; question: MaskedText };

export const NO_CARDS: CardsSoFar = { shown: [], guidance: null, distress: false, openRule: null };

/** What is remembered after one more card was shown. */
export function afterShowing(before: CardsSoFar, card: Card): CardsSoFar {
  const cited = card.citations.map((c) => c.passage);
  return {
    shown: cited.length > 0 ? [...before.shown, cited] : before.shown,
    guidance: guidanceKey(card) ?? before.guidance,
    distress: before.distress || isDistress(card),
    openRule: openRuleOf(card),
  };
}

/** The rule of a card that is shown, with the question it answers. */
const openRuleOf = ({ rule, question }: Card): OpenRule | null =>
  // The card's question was masked by the first step.
  rule && { rule: rule.id, question: storedMasked(question) };

/** What a card asks of the agent in so many words: a second card with the same says nothing new. */
export const guidanceKey = ({ guidance }: Card): string | null =>
  guidance && JSON.stringify([guidance.route, guidance.do, guidance.lookUp]);

/** True for a card that puts the caller before the tax. */
export const isDistress = ({ guidance, title }: Card): boolean =>
  guidance?.tone === 'rustig' && guidance.title === title;
