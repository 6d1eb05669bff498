/**
 * Listens along with one call: decides for each line whether an answer is wanted and whether its card is new. The
 * live call and `ask --calls` use the same code.
 */
import { ANSWER_STATUSES } from '../contract/card.ts';
import type { Speaker } from '../contract/calls.ts';
import type { AnsweringService } from './service.ts';
import { expressesNeed } from './need.ts';
import type { Answer, EarlierLine } from './types.ts';
import { mask } from '../privacy/mask.ts';

export type HeardLine = {
  speaker: Speaker;
  /** Raw text; masked by the first step. */
  text: string;
  /** Typed by the agent: a wish for an answer, so that "niet gevonden" is one too. */
  typed: boolean;
  /** Reference date, JJJJ-MM-DD. */
  date: string;
  data: Record<string, string>;
};

export type Heard = {
  /** null when the line was not asked about at all (the agent speaks). */
  answer: Answer | null;
  /** A new card appears. */
  shown: boolean;
};

/** What a listener remembers, so that it can be put back after a restart. */
export type ListenerMemory = { earlier: EarlierLine[]; /** Passage on the last card shown. */ lastPassage: string | null };

/** Earlier lines that are remembered; older ones no longer weigh. */
const REMEMBERED = 12;

export const freshMemory = (): ListenerMemory => ({ earlier: [], lastPassage: null });

/** Hears one line and updates the memory. Never rejects. */
export async function hear(line: HeardLine, memory: ListenerMemory, service: Pick<AnsweringService, 'answer'>): Promise<Heard> {
  const { text } = mask(line.text);
  if (line.speaker === 'medewerker') {
    remember(memory, { speaker: line.speaker, text, answered: false });
    return { answer: null, shown: false };
  }
  const answer = await service.answer({
    text: line.text,
    mode: line.typed ? 'asked' : 'overheard',
    speaker: line.speaker,
    date: line.date,
    data: line.data,
    earlier: [...memory.earlier],
  });
  const shown = worthShowing(answer, line.typed, memory);
  if (shown) memory.lastPassage = answer.card.citations[0]?.passage ?? null;
  remember(memory, { speaker: line.speaker, text, answered: shown });
  return { answer, shown };
}

function worthShowing({ card }: Answer, typed: boolean, memory: ListenerMemory): boolean {
  if (card.status === 'stil') return false;
  if (typed) return true;
  if (!expressesNeed(card.question)) return false;
  if (ANSWER_STATUSES.includes(card.status)) return card.citations[0]?.passage !== memory.lastPassage;
  // Overheard and not found: nobody asked BelBot, so that it stays silent, but a year without a figure is worth saying.
  return card.status === 'doorverwijzen' || card.status === 'nog-nodig' || card.title.startsWith('Geen cijfer');
}

function remember(memory: ListenerMemory, line: EarlierLine): void {
  memory.earlier.push(line);
  if (memory.earlier.length > REMEMBERED) memory.earlier.shift();
}
