/**
 * Listens along with one call: decides for each line whether an answer is wanted and whether its card is new. The
 * live call and `ask --calls` use the same code.
 */
import type { Speaker } from '../contract/calls.ts';
import { ANSWER_STATUSES, type Card } from '../contract/card.ts';
import { mask } from '../privacy/mask.ts';
import { createMasker, type Masker } from '../privacy/masker.ts';
import { afterShowing, type CardsSoFar, guidanceKey, isDistress, NO_CARDS } from './cards-so-far.ts';
import { byAgent, knownFrom, withoutFile } from './known-data.ts';
import { asks } from './listening/signs.ts';
import type { AnsweringService } from './service.ts';
import { answerParts } from './split.ts';
import type { Answer, EarlierLine, KnownData, Question } from './types.ts';

export type HeardLine = {
  speaker: Speaker;
  /** The line; masked by the first step. */
  text: string;
  /** Its number in the call. */
  n: number;
  /** Typed by the agent: a wish for an answer, so that "niet gevonden" is one too. */
  typed: boolean;
  /** Reference date, JJJJ-MM-DD. */
  date: string;
  /** Values known of the caller. */
  data: KnownData;
};

/** What was heard before; kept by the caller of `listen`, or rebuilt from the stored lines and cards. */
export type Hearing = CardsSoFar & {
  /** Earlier lines, oldest first. */
  earlier: EarlierLine[];
  /** The agent wants cards on request only: what is overheard gives none. */
  onRequest?: boolean;
};

export type Heard = {
  /** null when the line was not asked about at all (the agent speaks, or wants cards on request only). */
  answer: Answer | null;
  /** A new card appears. */
  shown: boolean;
  /** The answers of which a new card appears, in the order of the questions; more than one when a line asks several. */
  answers: Answer[];
  /** The last card worked out again with what was said now: it takes the place of that card. null when it was not. */
  revised: Answer | null;
};

type Answerer = Pick<AnsweringService, 'answer' | 'hear'>;

const NOTHING: Heard = { answer: null, shown: false, answers: [], revised: null };

/** Judges one line, given what was heard before. Never rejects. */
export async function listen(line: HeardLine, before: Hearing, service: Answerer): Promise<Heard> {
  if (line.speaker === 'medewerker' && !line.typed) return NOTHING;
  const revised = await reviseOpenRule(line, before, service);
  if (!line.typed && before.onRequest)
    return { ...NOTHING, answer: revised, shown: revised !== null, revised };
  // An answer to the question on the card asks nothing new, unless it does.
  if (revised && !asks(line.text)) return { answer: revised, shown: true, answers: [], revised };
  const question: Question = {
    text: line.text,
    mode: line.typed ? 'asked' : 'overheard',
    speaker: line.speaker,
    date: line.date,
    n: line.n,
    data: withoutFile(line.data),
    rule: null,
    earlier: before.earlier,
    ...(line.typed ? {} : { shown: before.shown }),
  };
  const answer = await service.answer(question);
  const shown = worthShowing(answer.card, line.typed, before);
  const parts = shown || line.typed ? await answerParts(question, service) : [];
  const answers = parts.length > 0 ? parts : shown ? [answer] : [];
  return {
    answer: answers[0] ?? revised ?? answer,
    shown: answers.length > 0 || revised !== null,
    answers,
    revised,
  };
}

/** The last card worked out again when this line says something its rule uses; null when it does not. */
async function reviseOpenRule(line: HeardLine, before: Hearing, service: Answerer): Promise<Answer | null> {
  const { openRule, earlier } = before;
  if (!openRule || openRule.question === '') return null;
  const text = mask(line.text).text;
  const heard = service.hear(
    openRule.rule,
    [...earlier, { speaker: line.speaker, text, n: line.n }],
    line.date,
  );
  const news = Object.entries(heard).filter(([key, h]) => {
    const known = line.data[key];
    return h.utterance === line.n && !(known && byAgent(known)) && known?.value !== h.value;
  });
  if (news.length === 0) return null;
  return service.answer({
    text: openRule.question,
    mode: 'asked',
    speaker: 'beller',
    n: line.n,
    date: line.date,
    data: { ...line.data, ...Object.fromEntries(news) },
    rule: openRule.rule,
    earlier: [],
  });
}

/** Caller's lines that a requested card looks back on for its question. */
const LOOK_BACK = 3;

/**
 * "Maak een kaart van wat net gezegd is": answers what the caller said last, read in the call so far, whatever the
 * need; niet-gevonden is an outcome too. null when the caller has not said anything yet.
 */
export async function cardOnRequest(
  before: Hearing,
  { date, data }: Pick<HeardLine, 'date' | 'data'>,
  service: Answerer,
): Promise<Answer | null> {
  const said = before.earlier.flatMap((e, i) => (e.speaker === 'beller' ? [i] : []));
  let best: Answer | null = null;
  // The line that most wants an answer among the last ones; the very last when none stands out.
  for (const i of said.slice(-LOOK_BACK).reverse()) {
    const line = before.earlier[i];
    if (!line) continue;
    const answer = await service.answer({
      text: line.text,
      mode: 'requested',
      speaker: 'beller',
      n: line.n,
      rule: null,
      date,
      data,
      earlier: before.earlier.slice(0, i),
      shown: before.shown,
    });
    if (!best || (answer.need?.wanted ?? 0) > (best.need?.wanted ?? 0)) best = answer;
  }
  return best;
}

/** A rate, a term, costs, or a calculation: nothing to push forward to a caller in need. */
const pushes = ({ rule, title, say }: Card): boolean =>
  rule !== null ||
  /\d|procent|rente|boete|kosten|termijn|uiterlijk|\b(?:dag|dagen|week|weken|maand|maanden)\b/i.test(
    `${title} ${say}`,
  );

function worthShowing(card: Card, typed: boolean, before: Hearing): boolean {
  if (card.status === 'stil') return false;
  if (typed) return true;
  const last = before.shown.at(-1) ?? [];
  if (before.distress && !isDistress(card) && pushes(card)) return false;
  if (card.guidance && guidanceKey(card) === before.guidance && !ANSWER_STATUSES.includes(card.status))
    return false;
  if (ANSWER_STATUSES.includes(card.status)) {
    return card.citations.map((c) => c.passage).join() !== last.join();
  }
  // Overheard and not found: nobody asked BelBot, so that it stays silent, but these are worth saying.
  return ['nog-nodig', 'doorverwijzen'].includes(card.status) || card.title.startsWith('Geen cijfer');
}

/** Earlier lines that are remembered; older ones no longer weigh. */
const REMEMBERED = 40;

/** What is remembered of a call that is played. */
export type Memory = Hearing & { /** Values known of the caller. */ data: KnownData; masker: Masker };

export const freshMemory = (): Memory => ({
  ...NO_CARDS,
  earlier: [],
  data: {},
  masker: createMasker(),
});

/** Hears one line of a call that is played from a file, and updates the memory. */
export async function hear(line: HeardLine, memory: Memory, service: Answerer): Promise<Heard> {
  const { text } = memory.masker.mask(line.text);
  const known = { ...line, text, data: { ...line.data, ...memory.data } };
  const heard = await listen(known, { ...memory, earlier: [...memory.earlier] }, service);
  for (const { card } of [...(heard.revised ? [heard.revised] : []), ...heard.answers]) {
    Object.assign(memory, afterShowing(memory, card));
    memory.data = { ...memory.data, ...knownFrom(card) };
  }
  memory.earlier.push({ speaker: line.speaker, text, answered: heard.shown, n: line.n });
  if (memory.earlier.length > REMEMBERED) memory.earlier.shift();
  return heard;
}
