/** Warm hand-over: another team takes the caller on, with a summary, so that the story need not be told twice. */
import { z } from 'zod';

/** Longest summary that is taken in, in characters. */
export const MAX_SUMMARY_LENGTH = 4000;

/** GET /api/calls/:id/hand-over: drawn up from what happened in the call; nothing is kept. */
export const handOverDraft = z.object({
  /** To whom, in the order of the guidance; the first is proposed. Keys from knowledge/referrals.yaml. */
  to: z.array(z.object({ key: z.string(), name: z.string(), say: z.string() })),
  summary: z.string(),
});
export type HandOverDraft = z.infer<typeof handOverDraft>;

/** POST /api/calls/:id/hand-over: the agent has handed over, with this summary. */
export const handOverBody = z.object({
  /** Key from knowledge/referrals.yaml. */
  to: z.string().min(1).max(60),
  summary: z.string().trim().min(1).max(MAX_SUMMARY_LENGTH),
});
export type HandOverBody = z.infer<typeof handOverBody>;
