/** Calls: HTTP bodies and the events of one call, as client and server share them. */
import { z } from 'zod';
import { callerFeedback } from './caller-feedback.ts';
import { card } from './card.ts';
import { helplineStep } from './helpline-event.ts';
import { closeCallBody, MAX_NOTE_LENGTH, solved } from './wrap-up.ts';

export { type CloseCallBody, closeCallBody, MAX_NOTE_LENGTH } from './wrap-up.ts';

export const speaker = z.enum(['beller', 'medewerker']);
export type Speaker = z.infer<typeof speaker>;

/** Longest line that is taken in, in characters. Longer input is refused, never cut silently. */
export const MAX_LINE_LENGTH = 4000;

/** POST /api/calls */
export const startCallBody = z.object({
  /** The caller was told that a digital assistant helps along. */
  callerInformed: z.boolean(),
  /** The caller agreed that the (masked) dialogue is kept. */
  recording: z.boolean(),
});
export type StartCallBody = z.infer<typeof startCallBody>;

/**
 * POST /api/calls/:id/utterances, from a telephony or speech system. Idempotent by seq.
 * final: false is an interim guess: it never produces a card, a pause or the final line does.
 */
export const postUtteranceBody = z.object({
  speaker,
  text: z.string().max(MAX_LINE_LENGTH),
  final: z.boolean().default(true),
  /** Moment of speaking, ISO 8601 with time zone; default now. */
  at: z.iso.datetime({ offset: true }).optional(),
  seq: z.number().int().min(0),
});
export type PostUtteranceBody = z.infer<typeof postUtteranceBody>;

/** Answer to a posted or typed line. */
export const utteranceAck = z.object({
  /** Number of the line within the call, given by the server. */
  n: z.number().int(),
  /** True when this line was already stored; nothing was done again. */
  duplicate: z.boolean(),
});
export type UtteranceAck = z.infer<typeof utteranceAck>;

/** Socket "line:add" and its HTTP twin: a line typed by the agent. key makes a repeat harmless. */
export const typedLine = z.object({
  callId: z.string(),
  key: z.string().min(8).max(64),
  speaker: speaker.default('beller'),
  text: z.string().max(MAX_LINE_LENGTH),
});
export type TypedLine = z.infer<typeof typedLine>;

export const feedbackReason = z.enum([
  'onjuist',
  'onvolledig',
  'verouderd',
  'verkeerd-begrepen',
  'onduidelijk',
  'te-laat',
]);
export type FeedbackReason = z.infer<typeof feedbackReason>;

/** PUT /api/calls/:id/answers/:answerId/feedback; thumb null takes the thumb back. */
export const feedbackBody = z.object({
  thumb: z.enum(['omhoog', 'omlaag']).nullable(),
  reasons: z.array(feedbackReason).max(6).default([]),
  text: z.string().max(MAX_NOTE_LENGTH).default(''),
});
export type FeedbackBody = z.infer<typeof feedbackBody>;

export const unusedReason = z.enum(['wist-ik-al', 'past-niet', 'te-laat', 'twijfel-aan-juistheid', 'anders']);
export type UnusedReason = z.infer<typeof unusedReason>;

/** PUT /api/calls/:id/answers/:answerId/unused; reason null takes the mark back. */
export const unusedBody = z.object({
  reason: unusedReason.nullable(),
  text: z.string().max(MAX_NOTE_LENGTH).default(''),
});
export type UnusedBody = z.infer<typeof unusedBody>;

/** POST /api/calls/:id/cards: the agent puts a passage found by hand in front as a card. */
export const showPassageBody = z.object({
  passage: z.string().min(1).max(120),
  query: z.string().max(MAX_LINE_LENGTH),
});

/** Longest value for one item of a rule, in characters. */
export const MAX_VALUE_LENGTH = 60;

/**
 * POST /api/calls/:id/answers/:answerId/data: values for the rule of that card; the answer is the id of the card
 * that revises it. POST …/what-if takes the same and keeps nothing.
 */
export const giveDataBody = z.object({
  /**
   * Key of the item → the value as filled in ("3800", "ja", "2026-12-01", the key of an option, "weet-niet"); null
   * takes the value back, so that it is asked again.
   */
  data: z.record(z.string().max(60), z.string().max(MAX_VALUE_LENGTH).nullable()),
  /** Keys of items to take from the client file as it was fetched for this card; see client-file.ts. */
  fromFile: z.array(z.string().max(60)).max(40).optional(),
});
export type GiveDataBody = z.infer<typeof giveDataBody>;

/** PUT /api/calls/:id/listening */
export const listeningBody = z.object({
  /** Cards on request only: what is overheard gives none. */
  onRequest: z.boolean(),
});

/** POST /api/calls/:id/replay */
export const startReplayBody = z.object({
  scenario: z.string().min(1),
  speed: z.number().min(0.25).max(50).default(1),
});

export const utterance = z.object({
  n: z.number().int(),
  speaker,
  /** Masked text. */
  text: z.string(),
  at: z.string(),
  origin: z.enum(['typed', 'posted', 'replay']),
});
export type Utterance = z.infer<typeof utterance>;

/** What happens in a call, numbered by `n` without gaps, so that a client can resume. */
export const callEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    n: z.number(),
    at: z.string(),
    callerInformed: z.boolean(),
    recording: z.boolean(),
  }),
  /** What the caller was told or agreed to has changed; as it stands from here on. */
  z.object({
    type: z.literal('consent'),
    n: z.number(),
    at: z.string(),
    callerInformed: z.boolean(),
    recording: z.boolean(),
  }),
  z.object({ type: z.literal('utterance'), n: z.number(), at: z.string(), utterance }),
  z.object({
    type: z.literal('card'),
    n: z.number(),
    at: z.string(),
    answerId: z.string(),
    /** Number of the line that led to it; null when the agent asked for it. */
    utterance: z.number().int().nullable(),
    /** The card it takes the place of, worked out again with other values; null for a new card. */
    revises: z.string().nullable().default(null),
    card,
  }),
  z.object({
    type: z.literal('feedback'),
    n: z.number(),
    at: z.string(),
    answerId: z.string(),
    feedback: feedbackBody,
  }),
  z.object({
    type: z.literal('unused'),
    n: z.number(),
    at: z.string(),
    answerId: z.string(),
    unused: unusedBody,
  }),
  z.object({ type: z.literal('listening'), n: z.number(), at: z.string(), onRequest: z.boolean() }),
  z.object({
    type: z.literal('replay'),
    n: z.number(),
    at: z.string(),
    scenario: z.string(),
    state: z.enum(['started', 'finished', 'stopped']),
  }),
  z.object({
    type: z.literal('helpline'),
    n: z.number(),
    at: z.string(),
    requestId: z.string(),
    step: helplineStep,
  }),
  z.object({
    type: z.literal('handover'),
    n: z.number(),
    at: z.string(),
    /** Key and name of the team. */
    to: z.string(),
    name: z.string(),
    /** Masked; empty when the caller refused recording. */
    summary: z.string(),
  }),
  z.object({
    type: z.literal('closed'),
    n: z.number(),
    at: z.string(),
    wrapUp: closeCallBody,
    /** Seconds from the end of the call to closed; null when its end is not known. */
    wrapUpSeconds: z.number().nullable().default(null),
  }),
  /** The wrap-up was taken back; the call runs again. */
  z.object({ type: z.literal('reopened'), n: z.number(), at: z.string() }),
]);
export type CallEvent = z.infer<typeof callEvent>;

export const callSummary = z.object({
  id: z.string(),
  /** Number of the call for this agent, 1, 2, 3 … */
  number: z.number().int(),
  startedAt: z.string(),
  closedAt: z.string().nullable(),
  callerInformed: z.boolean(),
  recording: z.boolean(),
  category: z.string().nullable(),
  solved: solved.nullable(),
  lines: z.number().int(),
  cards: z.number().int(),
});
export type CallSummary = z.infer<typeof callSummary>;

/** GET /api/calls/:id */
export const callDetail = z.object({
  call: callSummary,
  events: z.array(callEvent),
  /** Not an event: an event would keep the moment, and of what a caller says only the day is kept. */
  callerFeedback: z.array(callerFeedback).default([]),
});
export type CallDetail = z.infer<typeof callDetail>;
