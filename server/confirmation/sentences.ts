/** The sentences of a card that a confirmation starts from, and which of them are meant for the agent only. Pure. */
import { ANSWER_STATUSES, type Card } from '../contract/card.ts';
import type { SentencePart } from '../contract/confirmation.ts';

export type CardSentence = { key: string; part: SentencePart; text: string };

/** Whether a card says something that can be confirmed. */
export const canBeConfirmed = ({ status, inputs, second }: Card): boolean =>
  (ANSWER_STATUSES.includes(status) || status === 'doorverwijzen') &&
  // Of two passages the agent chooses one first.
  !second &&
  // What comes from a client file is kept nowhere, and a confirmation is kept.
  !inputs.some(({ origin }) => origin === 'dossier');

/** What a card is about: the name of the rule, or the title of the passage. */
export const subjectOf = (card: Card): string => card.rule?.title ?? card.title;

/** The sentences of a card, in the order of the document; keys are the same each time. */
export function sentencesOf(card: Card): CardSentence[] {
  const advice = [...(card.rule ? [asSentence(card.title)] : []), ...split(card.say)];
  const referrals = card.status === 'doorverwijzen' ? card.referTo.flatMap(split) : [];
  const kept = (items: string[]) => items.flatMap((item) => forCaller(item).text ?? []);
  return [
    ...keyed('vraag', card.question === '' ? [] : [`U vroeg: “${card.question}”`]),
    ...keyed('advies', [...advice, ...referrals]),
    ...keyed('stappen', kept(card.steps)),
    ...keyed('let-op', kept(card.watchOuts)),
  ];
}

/** What the card says to the agent, wholly or in part: shown beside the draft. */
export const forAgentOf = (card: Card): string[] => [
  ...[...card.steps, ...card.watchOuts].filter((item) => !forCaller(item).whole),
  ...(card.status === 'doorverwijzen' ? [] : card.referTo),
];

const keyed = (part: SentencePart, texts: string[]): CardSentence[] =>
  texts.map((text, i) => ({ key: `${part}-${i + 1}`, part, text }));

/** Sentences about the conversation, the console or the second line. */
const TO_AGENT =
  /^(?:Vraag (?:na of|of|naar|van|hoe|dan|dan de|de)\b|Zeg|Noem|Beloof|Adviseer|Laat|Zoek|Denk|Kijk dan|Kies|Vul dan|Reken dus geen)|\b(?:hulplijn|stella-team|belbot|deze beslissing)\b/i;
/** The caller as "hij" or "zijn": too much to turn around. */
const HE = /\b(?:hij|zichzelf|(?:in|uit|op|van|met) zijn)\b/;

/**
 * A step or watch-out as the caller can read it: without the sentences that tell the agent what to do or not to say,
 * and with "u" for "de beller". text null: nothing is left. whole: nothing was left out.
 */
export function forCaller(item: string): { text: string | null; whole: boolean } {
  if (/\bbeller\b/.test(item) && HE.test(item)) return { text: null, whole: false };
  const kept: string[] = [];
  let whole = true;
  for (const sentence of split(item)) {
    if (!TO_AGENT.test(sentence)) {
      kept.push(sentence);
      continue;
    }
    whole = false;
    // A question whose answer was for the agent goes with it.
    if (kept.at(-1)?.endsWith('?')) kept.pop();
  }
  return { text: kept.length === 0 ? null : toCaller(kept.join(' ')), whole };
}

/** A text in sentences: cut after a full stop, question or exclamation mark that a capital follows. */
export const split = (text: string): string[] =>
  text
    .split(/(?<=[.?!]["”’]?)\s+(?=["“‘]?\p{Lu})/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** A title as a sentence: with a full stop, unless it ends as one. */
export const asSentence = (title: string): string => (/[.?!”]$/.test(title) ? title : `${title}.`);

const SECOND_PERSON: Record<string, string> = { is: 'bent', heeft: 'hebt', kan: 'kunt', wil: 'wilt' };

/** Words about the caller ("dan kan de beller", "de beller woont er zelf") as words to him ("dan kunt u", "u woont"). */
export const toCaller = (text: string): string =>
  text
    .replace(/\b(is|heeft|kan|wil) de beller\b/gi, (_, verb: string) => {
      const turned = SECOND_PERSON[verb.toLowerCase()] ?? verb;
      return `${verb.charAt(0) === verb.charAt(0).toUpperCase() ? capital(turned) : turned} u`;
    })
    .replace(/\b(?:de )?beller\b(?: (is|heeft|kan|wil)\b)?/g, (_, verb?: string) =>
      verb ? `u ${SECOND_PERSON[verb]}` : 'u',
    )
    .replace(/^De beller\b|(?<=[.?!] )De beller\b/g, 'U');

/** The first letter as a capital. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
