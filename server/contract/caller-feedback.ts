/** What a caller thought of the call: four questions with fixed answers, asked by the agent or through a link. */
import { z } from 'zod';

/** The questions in the order in which they are asked, with their answers in the order in which they are shown. */
export const CALLER_QUESTIONS = [
  {
    key: 'solved',
    text: 'Is uw vraag opgelost?',
    options: [
      { value: 'ja', label: 'Ja' },
      { value: 'deels', label: 'Deels' },
      { value: 'nee', label: 'Nee' },
    ],
  },
  {
    key: 'satisfied',
    text: 'Hoe tevreden bent u over het gesprek?',
    options: [
      { value: '1', label: 'Zeer ontevreden' },
      { value: '2', label: 'Ontevreden' },
      { value: '3', label: 'Niet tevreden en niet ontevreden' },
      { value: '4', label: 'Tevreden' },
      { value: '5', label: 'Zeer tevreden' },
    ],
  },
  {
    key: 'understood',
    text: 'Voelde u zich begrepen?',
    options: [
      { value: 'ja', label: 'Ja' },
      { value: 'een-beetje', label: 'Een beetje' },
      { value: 'nee', label: 'Nee' },
    ],
  },
  {
    key: 'explainable',
    text: 'Zou u het aan iemand anders kunnen uitleggen?',
    options: [
      { value: 'ja', label: 'Ja' },
      { value: 'deels', label: 'Deels' },
      { value: 'nee', label: 'Nee' },
    ],
  },
] as const;

export type CallerQuestion = (typeof CALLER_QUESTIONS)[number];

/** The answers of one caller; null for a question that was not asked or not answered. */
export const callerAnswers = z.object({
  solved: z.enum(['ja', 'deels', 'nee']).nullable().default(null),
  /** 1: very dissatisfied … 5: very satisfied. */
  satisfied: z.enum(['1', '2', '3', '4', '5']).nullable().default(null),
  understood: z.enum(['ja', 'een-beetje', 'nee']).nullable().default(null),
  explainable: z.enum(['ja', 'deels', 'nee']).nullable().default(null),
});
export type CallerAnswers = z.infer<typeof callerAnswers>;

export const NO_CALLER_ANSWERS: CallerAnswers = {
  solved: null,
  satisfied: null,
  understood: null,
  explainable: null,
};

/** True when at least one question has an answer. */
export const hasCallerAnswer = (answers: CallerAnswers) =>
  CALLER_QUESTIONS.some(({ key }) => answers[key] !== null);

/** medewerker: asked by the agent in the call. link: given by the caller alone, through a link. */
export const callerFeedbackChannel = z.enum(['medewerker', 'link']);
export type CallerFeedbackChannel = z.infer<typeof callerFeedbackChannel>;

/** In callDetail, one for each channel at most. */
export const callerFeedback = z.object({
  channel: callerFeedbackChannel,
  answers: callerAnswers,
  /** Dutch calendar day, JJJJ-MM-DD; no more of the moment is kept. */
  day: z.string(),
});
export type CallerFeedback = z.infer<typeof callerFeedback>;

/**
 * Days in which a link can be used. Long enough for someone who first waits for a letter or a payment; short enough
 * that the caller still remembers the call and that a note with a code does not stay valid in a drawer.
 */
export const LINK_DAYS = 14;

/** Hours after closing a call in which its agent can still make a link or change the answers asked. */
export const HOURS_AFTER_CLOSING = 24;

/** POST /api/calls/:id/caller-feedback/link; the code is shown this once and is kept as a hash only. */
export const callerLink = z.object({
  /** 26 signs in groups of four, with hyphens. */
  code: z.string(),
  /** Address of the page with the code in it. */
  url: z.string(),
  /** Address of the page where the code can be typed. */
  page: z.string(),
  /** ISO moment after which it no longer works. */
  expiresAt: z.string(),
});
export type CallerLink = z.infer<typeof callerLink>;

/** Fewest answers in any number that leaves the server, so that one caller does not stand out. */
export const FEWEST_ANSWERS = 5;

/** Answers to one question over some weeks. */
const counted = z.object({
  /** Monday of the first and Sunday of the last week, JJJJ-MM-DD. */
  from: z.string(),
  to: z.string(),
  n: z.number().int(),
  /** Answer → how often, with every answer of the question in it. */
  counts: z.record(z.string(), z.number().int()),
});

/** GET /api/caller-feedback/summary */
export const callerFeedbackSummary = z.object({
  /** FEWEST_ANSWERS. */
  minimum: z.number().int(),
  /** Last day that is counted: the last Sunday that is three days ago or longer. */
  until: z.string(),
  /** How to read the numbers, in Dutch. */
  explanation: z.string(),
  questions: z.array(
    z.object({
      key: z.string(),
      text: z.string(),
      /** Never added up: people answer the agent who helped them otherwise than a page. */
      channels: z.array(
        z.object({
          channel: callerFeedbackChannel,
          /** All periods together; n is 0 when there are none. */
          n: z.number().int(),
          counts: z.record(z.string(), z.number().int()),
          /** Weeks, oldest first; weeks with too few answers are joined with those after them. */
          periods: z.array(counted),
          /** Answers that wait until there are enough of them. */
          waiting: z.number().int(),
        }),
      ),
    }),
  ),
});
export type CallerFeedbackSummary = z.infer<typeof callerFeedbackSummary>;
