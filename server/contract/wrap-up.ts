/** The wrap-up of a call: what the agent fills in, and what is proposed to start from. */
import { z } from 'zod';

/** Longest free text in notes and reasons, in characters. */
export const MAX_NOTE_LENGTH = 2000;
/** Longest summary of a call, in characters. */
export const MAX_SUMMARY_LENGTH = 8000;
/** Categories proposed at most. */
export const MAX_PROPOSED = 3;
/** Milliseconds after closing in which a call can be reopened. */
export const REOPEN_MS = 60_000;
/** Category of a call that fits no topic. */
export const OTHER = 'overig';

const solvedWord = z.enum(['ja', 'deels', 'nee']);
/** Whether the caller's question was solved. Calls kept before "deels" existed hold true or false. */
export const solved = z.preprocess(
  (value) => (typeof value === 'boolean' ? (value ? 'ja' : 'nee') : value),
  solvedWord,
);
export type Solved = z.infer<typeof solvedWord>;
export const SOLVED = solvedWord.options;

/** What happens after the call. */
export const followUp = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('geen') }),
  z.object({
    kind: z.literal('terugbellen'),
    /** Calendar day, JJJJ-MM-DD; today or later when the call is closed. */
    date: z.iso.date(),
    reason: z.string().trim().min(1).max(MAX_NOTE_LENGTH),
  }),
  z.object({
    kind: z.literal('doorverwezen'),
    /** Key from knowledge/referrals.yaml. */
    to: z.string().min(1).max(60),
    /** Its name when the call was closed; filled in by the server. */
    name: z.string().max(200).optional(),
  }),
  z.object({ kind: z.literal('anders'), text: z.string().trim().min(1).max(MAX_NOTE_LENGTH) }),
]);
export type FollowUp = z.infer<typeof followUp>;

/** POST /api/calls/:id/close */
export const closeCallBody = z.object({
  /** Topic key from knowledge/topics.yaml, or "overig". */
  category: z.string().min(1).max(60),
  solved,
  followUp: followUp.default({ kind: 'geen' }),
  note: z.string().max(MAX_NOTE_LENGTH).default(''),
  /** Absent: as it was drawn up. Counts only when the caller refused recording, whatever is sent. */
  summary: z.string().max(MAX_SUMMARY_LENGTH).optional(),
});
export type CloseCallBody = z.infer<typeof closeCallBody>;

/** POST /api/calls/:id/wrap-up: the agent begins to wrap up; what is proposed. Nothing is closed yet. */
export const wrapUpProposal = z.object({
  /** Topic keys, best first; at most three, none without a card that was used. */
  categories: z.array(z.string()),
  /** Drawn up by rules from what happened; only counts when the caller refused recording. */
  summary: z.string(),
  /** False: the caller refused recording, so that only the counts are kept. */
  keepsSummary: z.boolean(),
  /** Where a caller can be referred to, in the order of knowledge/referrals.yaml. */
  referrals: z.array(z.object({ key: z.string(), name: z.string() })),
  /** Key of the referral on the last card that was used; null when none. */
  referral: z.string().nullable(),
});
export type WrapUpProposal = z.infer<typeof wrapUpProposal>;
