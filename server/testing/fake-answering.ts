/** An answering service for tests: real knowledge and real types, rules of its own that a test can read. */
import { createHash } from 'node:crypto';
import { citationOf } from '../answering/cite.ts';
import type { AnsweringService } from '../answering/service.ts';
import type { Answer, Question } from '../answering/types.ts';
import type { Card } from '../contract/card.ts';
import { type Knowledge, loadKnowledge } from '../knowledge/load.ts';
import { storedMasked } from '../privacy/masked-text.ts';

export type FakeAnswering = AnsweringService & {
  /** Every question asked, in order. */
  questions: Question[];
};

/**
 * Lines with a question mark get a card from the first passage, other lines silence. `delay` is the time in
 * milliseconds that an answer to this text takes.
 */
export function fakeAnswering({
  knowledgeDir,
  delay = () => 0,
  today = () => '2026-11-21',
}: {
  knowledgeDir: string;
  delay?: (text: string) => number;
  today?: () => string;
}): FakeAnswering {
  const knowledge = loadKnowledge(knowledgeDir);
  const questions: Question[] = [];
  return {
    knowledge,
    questions,
    async answer(question) {
      questions.push(question);
      const ms = delay(question.text);
      if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
      return answerOf(
        knowledge,
        question.text,
        question.text.includes('?') ? first(knowledge) : null,
        question.date,
      );
    },
    hear: () => ({}),
    labelsOf: () => null,
    referralName: (key) => (key === 'stella-team' ? 'Stella-team' : null),
    suggest: (query) => ({
      ids: query === '' ? [] : knowledge.passages.slice(0, 2).map((p) => p.id),
      terms: [query],
    }),
    find: async () => knowledge.passages.slice(1, 3).map((p) => p.id),
    cardOfPassage: (id, query, date) =>
      knowledge.passageById.has(id) ? answerOf(knowledge, query, id, date) : null,
    status: () => ({
      meaningSearch: 'aan',
      progress: 1,
      reason: null,
      knowledgeVersion: knowledge.version,
      passages: knowledge.passages.length,
      date: today(),
    }),
    onStatus: () => undefined,
    close: async () => undefined,
  };
}

function first(knowledge: Knowledge): string {
  const [passage] = knowledge.passages;
  if (!passage) throw new Error('the knowledge base of a test has at least one passage');
  return passage.id;
}

function answerOf(knowledge: Knowledge, text: string, id: string | null, date: string): Answer {
  const passage = id === null ? undefined : knowledge.passageById.get(id);
  const hash = (what: string) => createHash('sha256').update(what).digest('hex');
  const card: Card = {
    status: passage ? 'kennisbank' : 'stil',
    route: passage ? 'routine' : 'tussendoor',
    question: text,
    title: passage?.title ?? '',
    say: passage?.say ?? '',
    second: null,
    explanation: passage?.explanation ?? [],
    steps: passage?.steps ?? [],
    watchOuts: passage?.watchOuts ?? [],
    referTo: passage?.referTo ?? [],
    reservation: null,
    reason: passage ? null : 'Niets om te beantwoorden',
    citations: passage ? [citationOf(knowledge, passage)] : [],
    missing: [],
    rule: null,
    inputs: [],
    trace: [],
    offer: null,
    guidance: null,
    referral: null,
    alternatives: [],
    receipt: {
      question: hash(text),
      data: hash('{}'),
      knowledge: knowledge.version,
      rules: 'geen',
      parameters: 'geen',
      model: 'uit',
      configuration: hash('fake'),
      program: hash('fake'),
      date,
    },
  };
  const steps = [{ name: 'fake', input: hash(text), outcome: card.status, ms: 0 }];
  const input = { kind: 'passage' as const, passage: id ?? '', query: storedMasked(text), date };
  return { card, input, steps, retrieved: passage ? [passage.id] : [], timings: { total: 0 } };
}
