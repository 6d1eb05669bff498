/**
 * Several questions in one line: "hoe lang heb ik voor bezwaar en kost dat geld" becomes two, each with its own card,
 * so that the second is not lost. Careful: a line is split only where both sides ask something of their own, and only
 * when the knowledge base answers both, from different passages.
 */
import { ANSWER_STATUSES } from '../contract/card.ts';
import { mask } from '../privacy/mask.ts';
import { asks, contentWords } from './listening/signs.ts';
import type { AnsweringService } from './service.ts';
import type { Answer, Question } from './types.ts';

/** Where one question may end and the next begin. */
const JOINT = /\s*[?;]\s+|,?\s+(?:en|of|maar|want|plus|daarnaast)\s+(?:ook\s+|dan\s+)?/gi;
/** Words with a subject that a part needs at least. */
const LEAST = 2;
/** Most cards that one line gives. */
const MOST = 3;

/** One passage stands alone on the card. */
const sure = ({ card }: Answer) => ANSWER_STATUSES.includes(card.status) && card.citations.length === 1;

/** The questions in a line, or the line itself when it holds one. Pure. */
export function questionsIn(line: string): string[] {
  const parts: string[] = [];
  let open = '';
  let from = 0;
  const pieces: { text: string; joint: string }[] = [];
  for (const match of line.matchAll(JOINT)) {
    pieces.push({ text: line.slice(from, match.index), joint: match[0] });
    from = match.index + match[0].length;
  }
  pieces.push({ text: line.slice(from), joint: '' });
  for (const { text, joint } of pieces) {
    open += text;
    if (standsAlone(open)) {
      parts.push(open.trim());
      open = '';
    } else open += joint;
  }
  const rest = open.trim();
  if (rest !== '') {
    const last = parts.pop();
    parts.push(last === undefined ? rest : `${last} ${rest}`);
  }
  return parts.length > 1 ? parts : [line];
}

const standsAlone = (part: string) => asks(part) && contentWords(part).length >= LEAST;

/**
 * An answer per question of a line; none when it should be answered as a whole. In a call a part is read after the
 * parts before it, so that "en kost dat geld" keeps its subject, and must be sure enough to stand alone on a card, there or as a question by itself.
 */
export async function answerParts(
  question: Question,
  service: Pick<AnsweringService, 'answer'>,
): Promise<Answer[]> {
  const parts = questionsIn(question.text);
  if (parts.length < 2) return [];
  const answers: Answer[] = [];
  const earlier = [...question.earlier];
  for (const text of parts.slice(0, MOST)) {
    const inCall = { ...question, text, mode: 'requested' as const, earlier: [...earlier] };
    const heard = question.mode === 'asked' ? null : await service.answer(inCall);
    const answer = heard && sure(heard) ? heard : await service.answer({ ...question, text, mode: 'asked' });
    // One part that is not sure and the line is answered as a whole.
    if (!sure(answer)) return [];
    answers.push(answer);
    earlier.push({ speaker: question.speaker, text: mask(text).text, answered: false, n: question.n });
  }
  const passages = answers.map(({ card }) => card.citations[0]?.passage);
  return new Set(passages).size === passages.length ? answers : [];
}
