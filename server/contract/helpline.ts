/** The second line: questions of agents who are stuck, the queue of the helpers, and the gaps that come of them. */
import { z } from 'zod';
import { MAX_LINE_LENGTH, MAX_NOTE_LENGTH, utterance } from './calls.ts';
import { card, cardStatus, citation } from './card.ts';
import { helper, helplineAnswer, withdrawReason } from './helpline-event.ts';

/** Longest answer of a helper, in characters. */
export const MAX_ANSWER_LENGTH = 4000;
/** Most sources under one answer. */
export const MAX_SOURCES = 8;

/** POST /api/calls/:id/helpline. key makes a repeat harmless. */
export const askHelplineBody = z.object({
  key: z.string().min(8).max(64),
  /** The card the question is about; null for a question without a card. */
  answerId: z.string().max(100).nullable(),
  /** The question in the agent's words; empty: that of the card. */
  question: z.string().max(MAX_LINE_LENGTH).default(''),
  note: z.string().max(MAX_NOTE_LENGTH).default(''),
});
export type AskHelplineBody = z.infer<typeof askHelplineBody>;

/** GET /api/calls/:id/helpline: the questions of this call that wait, each with its place in the queue, from 1. */
export const helplinePlace = z.object({ requestId: z.string(), place: z.number().int() });
export type HelplinePlace = z.infer<typeof helplinePlace>;

/** waiting and taken are open; the others are the end. */
export const requestState = z.enum(['waiting', 'taken', 'answered', 'taken-over', 'withdrawn']);
export type RequestState = z.infer<typeof requestState>;

/** GET /api/helpline: a question in the queue. */
export const helplineItem = z.object({
  id: z.string(),
  state: requestState,
  askedAt: z.string(),
  /** Name of the agent. */
  askedBy: z.string(),
  callNumber: z.number().int(),
  /** Masked; empty when the caller refused recording and it is no longer in memory. */
  question: z.string(),
  cardStatus: cardStatus.nullable(),
  /** False: the caller refused recording, so the dialogue is in memory only. */
  recording: z.boolean(),
  /** Who has taken it (over) or answered it; null while it waits. */
  helper: helper.nullable(),
});
export type HelplineItem = z.infer<typeof helplineItem>;

/** GET /api/helpline/:id. Lines, card and steps are there as long as the question or the call taken over is open. */
export const helplineDetail = helplineItem.extend({
  note: z.string(),
  /** The last lines of the call, oldest first. */
  lines: z.array(utterance),
  card: card.nullable(),
  /** How BelBot came to that card. */
  steps: z.array(z.object({ name: z.string(), outcome: z.string(), ms: z.number() })),
  answer: helplineAnswer.nullable(),
  withdrawn: withdrawReason.nullable(),
});
export type HelplineDetail = z.infer<typeof helplineDetail>;

/** POST /api/helpline/:id/answer */
export const answerHelplineBody = z.object({
  text: z.string().max(MAX_ANSWER_LENGTH),
  /** Ids of passages of the knowledge base; the server makes the citations. */
  passages: z.array(z.string().min(1).max(120)).max(MAX_SOURCES).default([]),
});
export type AnswerHelplineBody = z.infer<typeof answerHelplineBody>;

export const gapReason = z.enum([
  'artikel-toegevoegd',
  'artikel-aangepast',
  'stond-er-al',
  'hoort-er-niet',
  'anders',
]);
export type GapReason = z.infer<typeof gapReason>;

export const gapState = z.enum(['open', 'afgehandeld']);
export type GapState = z.infer<typeof gapState>;

/** GET /api/knowledge-gaps?state=: a question BelBot had no answer to and a helper had, newest first. */
export const knowledgeGap = z.object({
  id: z.string(),
  at: z.string(),
  /** Masked; empty when the caller refused recording. */
  question: z.string(),
  /** What the agent added to it, masked. */
  agentNote: z.string(),
  /** What BelBot had shown; null for a question without a card. */
  cardStatus: cardStatus.nullable(),
  recording: z.boolean(),
  /** The helper's answer, masked. */
  answer: z.string(),
  answeredBy: z.string(),
  sources: z.array(citation),
  state: gapState,
  reason: gapReason.nullable(),
  note: z.string(),
  handledBy: z.string().nullable(),
  handledAt: z.string().nullable(),
});
export type KnowledgeGap = z.infer<typeof knowledgeGap>;

/** PUT /api/knowledge-gaps/:id; "open" takes the mark back. */
export const markGapBody = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open') }),
  z.object({
    state: z.literal('afgehandeld'),
    reason: gapReason,
    note: z.string().max(MAX_NOTE_LENGTH).default(''),
  }),
]);
export type MarkGapBody = z.infer<typeof markGapBody>;
