/**
 * Listens along with one call: decides for each line whether an answer is wanted and whether its card is new. The
 * live call and `ask --calls` use the same code.
 */
import type { Speaker } from '../contract/calls.ts';
import { ANSWER_STATUSES } from '../contract/card.ts';
import { mask } from '../privacy/mask.ts';
import { expressesNeed } from './need.ts';
import type { AnsweringService } from './service.ts';
import type { Answer, EarlierLine } from './types.ts';

export type HeardLine = {
  speaker: Speaker;
  /** The line; masked by the first step. */
  text: string;
  /** Typed by the agent: a wish for an answer, so that "niet gevonden" is one too. */
  typed: boolean;
  /** Reference date, JJJJ-MM-DD. */
  date: string;
  data: Record<string, string>;
};

/** What was heard before; kept by the caller of `listen`. */
export type Hearing = {
  /** Earlier lines, oldest first. */
  earlier: EarlierLine[];
  /** Passage on the last card shown; null when there was none. */
  lastPassage: string | null;
};

export type Heard = {
  /** null when the line was not asked about at all (the agent speaks). */
  answer: Answer | null;
  /** A new card appears. */
  shown: boolean;
};

type Answerer = Pick<AnsweringService, 'answer'>;

/** Judges one line, given what was heard before. Never rejects. */
export async function listen(line: HeardLine, before: Hearing, service: Answerer): Promise<Heard> {
  if (line.speaker === 'medewerker' && !line.typed) return { answer: null, shown: false };
  const answer = await service.answer({
    text: line.text,
    mode: line.typed ? 'asked' : 'overheard',
    speaker: line.speaker,
    date: line.date,
    data: line.data,
    earlier: before.earlier,
  });
  return { answer, shown: worthShowing(answer, line.typed, before.lastPassage) };
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
const REMEMBERED = 12;

export const freshMemory = (): Hearing => ({ earlier: [], lastPassage: null });

/** Hears one line of a call that is played from a file, and updates the memory. */
export async function hear(line: HeardLine, memory: Hearing, service: Answerer): Promise<Heard> {
  const heard = await listen(line, { ...memory, earlier: [...memory.earlier] }, service);
  if (heard.shown) memory.lastPassage = heard.answer?.card.citations[0]?.passage ?? null;
  memory.earlier.push({ speaker: line.speaker, text: mask(line.text).text, answered: heard.shown });
  if (memory.earlier.length > REMEMBERED) memory.earlier.shift();
  return heard;
}
