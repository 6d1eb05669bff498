/** Logged answers as the quality monitor reads them, and what working one out again gives. */
import { z } from 'zod';
import { card, cardStatus } from './card.ts';

/** Answers that GET /api/answers gives at a time. */
export const ANSWERS_PER_PAGE = 50;

/** The steps of the pipeline, as a person reads them. */
export const STEP_NAMES: Readonly<Record<string, string>> = {
  mask: 'maskeren',
  coalesce: 'regels samenvoegen',
  triage: 'soort vraag bepalen',
  retrieve: 'zoeken',
  decide: 'regel toepassen',
  guard: 'beoordelen',
  compose: 'kaart maken',
  'by-hand': 'met de hand gekozen',
};

/** GET /api/answers: one logged card, newest first. */
export const answerSummary = z.object({
  id: z.string(),
  at: z.string(),
  call: z.string(),
  status: cardStatus,
  title: z.string(),
  /** Masked; empty when the caller refused recording. */
  question: z.string(),
  /** The rule it came from, in the version of then; null without one. */
  rule: card.shape.rule,
  /** False: kept for the log only. */
  shown: z.boolean(),
});
export type AnswerSummary = z.infer<typeof answerSummary>;

/** GET /api/answers/:id */
export const answerDetail = answerSummary.extend({
  card,
  /** Id of the answer it took the place of. */
  revises: z.string().nullable(),
  steps: z.array(
    z.object({ name: z.string(), outcome: z.string(), ms: z.number(), error: z.string().optional() }),
  ),
});
export type AnswerDetail = z.infer<typeof answerDetail>;

/**
 * What a receipt can differ in between then and now. vraag and gegevens are worked out from what was kept, so those
 * change only when BelBot itself reads them otherwise.
 */
export const changedPart = z.enum([
  'regel',
  'parameter',
  'kennisbank',
  'model',
  'instellingen',
  'programma',
  'vraag',
  'gegevens',
]);
export type ChangedPart = z.infer<typeof changedPart>;

/** POST /api/answers/:id/reproduce: the card worked out again from its receipt, beside the one that was logged. */
export const reproduction = z.object({
  answer: z.string(),
  /** same: byte for byte the same card. different: see differences. impossible: see reason. */
  result: z.enum(['same', 'different', 'impossible']),
  /** A sentence for the monitor: what came out, and why when it differs or cannot be done. */
  reason: z.string(),
  /** What changed since, with the hash then and now; also when the card is the same. */
  changed: z.array(z.object({ what: changedPart, was: z.string(), is: z.string() })),
  /** Fields of the card that came out otherwise; was and is as JSON. */
  differences: z.array(z.object({ field: z.string(), was: z.string(), is: z.string() })),
});
export type Reproduction = z.infer<typeof reproduction>;
