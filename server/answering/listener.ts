/**
 * Listens along with one call: decides for each line whether an answer is wanted and whether its card is new. The
 * live call and `ask --calls` use the same code.
 */
import type { Speaker } from '../contract/calls.ts';
import { ANSWER_STATUSES, type Card } from '../contract/card.ts';
import { mask } from '../privacy/mask.ts';
import { type MaskedText, storedMasked } from '../privacy/masked-text.ts';
import { createMasker, type Masker } from '../privacy/masker.ts';
import { byAgent, knownFrom, withoutFile } from './known-data.ts';
import { expressesNeed } from './need.ts';
import type { AnsweringService } from './service.ts';
import type { Answer, EarlierLine, KnownData } from './types.ts';

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

/** What was heard before; kept by the caller of `listen`. */
export type Hearing = {
  /** Earlier lines, oldest first. */
  earlier: EarlierLine[];
  /** Passage on the last card shown; null when there was none. */
  lastPassage: string | null;
  /** The rule on the last card shown, which what is said now may answer; null when it had none. */
  openRule: OpenRule | null;
};

export type OpenRule = { rule: string /** Masked question of its card. */; question: MaskedText };

export type Heard = {
  /** null when the line was not asked about at all (the agent speaks). */
  answer: Answer | null;
  /** A new card appears. */
  shown: boolean;
  /** It takes the place of the last card: the same question, worked out with what was said now. */
  revises: boolean;
};

type Answerer = Pick<AnsweringService, 'answer' | 'hear'>;

/** Judges one line, given what was heard before. Never rejects. */
export async function listen(line: HeardLine, before: Hearing, service: Answerer): Promise<Heard> {
  if (line.speaker === 'medewerker' && !line.typed) return { answer: null, shown: false, revises: false };
  const revised = await reviseOpenRule(line, before, service);
  if (revised) return { answer: revised, shown: true, revises: true };
  const answer = await service.answer({
    text: line.text,
    mode: line.typed ? 'asked' : 'overheard',
    speaker: line.speaker,
    date: line.date,
    n: line.n,
    data: withoutFile(line.data),
    rule: null,
    earlier: before.earlier,
  });
  return { answer, shown: worthShowing(answer, line.typed, before.lastPassage), revises: false };
}

/** The rule of a card that is shown, with the question it answers. */
export const openRuleOf = ({ rule, question }: Card): OpenRule | null =>
  // The card's question was masked by the first step.
  rule && { rule: rule.id, question: storedMasked(question) };

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

function worthShowing({ card }: Answer, typed: boolean, lastPassage: string | null): boolean {
  if (card.status === 'stil') return false;
  if (typed) return true;
  if (!expressesNeed(card.question)) return false;
  if (ANSWER_STATUSES.includes(card.status)) return card.citations[0]?.passage !== lastPassage;
  // Overheard and not found: nobody asked BelBot, so that it stays silent, but a year without a figure is worth saying.
  return card.status === 'nog-nodig' || card.title.startsWith('Geen cijfer');
}

/** Earlier lines that are remembered; older ones no longer weigh. */
const REMEMBERED = 40;

/** What is remembered of a call that is played. */
export type Memory = Hearing & { /** Values known of the caller. */ data: KnownData; masker: Masker };

export const freshMemory = (): Memory => ({
  earlier: [],
  lastPassage: null,
  openRule: null,
  data: {},
  masker: createMasker(),
});

/** Hears one line of a call that is played from a file, and updates the memory. */
export async function hear(line: HeardLine, memory: Memory, service: Answerer): Promise<Heard> {
  const { text } = memory.masker.mask(line.text);
  const known = { ...line, text, data: { ...line.data, ...memory.data } };
  const heard = await listen(known, { ...memory, earlier: [...memory.earlier] }, service);
  const card = heard.shown ? heard.answer?.card : undefined;
  if (card) {
    memory.lastPassage = card.citations[0]?.passage ?? null;
    memory.openRule = openRuleOf(card);
    memory.data = { ...memory.data, ...knownFrom(card) };
  }
  memory.earlier.push({ speaker: line.speaker, text, answered: heard.shown, n: line.n });
  if (memory.earlier.length > REMEMBERED) memory.earlier.shift();
  return heard;
}
