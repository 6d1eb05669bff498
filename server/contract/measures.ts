/** Figures about calls: what the telephony system reports, and the measures drawn from it. */
import { z } from 'zod';

const DAY_SECONDS = 86_400;

/**
 * POST /api/calls/:id/telephony: what the telephony system knows of a call. Fields may come one by one, more than
 * once, and after the call was closed; the last value of each counts, null takes one back.
 */
export const telephonyBody = z
  .strictObject({
    /** Seconds the caller waited before an agent answered. */
    waitingSeconds: z.number().min(0).max(DAY_SECONDS).nullable(),
    /** The caller called before about the same thing. */
    repeatCall: z.boolean().nullable(),
    /** Queue or team the call was transferred to. */
    transferredTo: z.string().trim().min(1).max(120).nullable(),
    /** When the line was disconnected, ISO 8601 with time zone. */
    endedAt: z.iso.datetime({ offset: true }).nullable(),
  })
  .partial();
export type TelephonyBody = z.infer<typeof telephonyBody>;

/** What is known of a call after that; null: not reported. */
export const telephonyView = z.object({
  waitingSeconds: z.number().nullable(),
  repeatCall: z.boolean().nullable(),
  transferredTo: z.string().nullable(),
  endedAt: z.string().nullable(),
});
export type TelephonyView = z.infer<typeof telephonyView>;

/** Days in one request at most. */
export const MAX_DAYS = 92;

/** GET /api/measures?from=&to=&format=: without days, the last thirty. */
export const measuresQuery = z.object({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  format: z.enum(['json', 'csv']).default('json'),
});

/** Figures over closed calls. A count without calls is 0, a median without values is null. */
export const measureRow = z.object({
  /** Calendar day in Dutch time on which the calls began; null: all days. */
  day: z.string().nullable(),
  /** Topic key or "overig"; null: all categories. */
  category: z.string().nullable(),
  calls: z.number().int(),
  /** Calls of which the waiting time was reported, and its median in seconds. */
  waitingKnown: z.number().int(),
  waitingMedian: z.number().nullable(),
  /** Calls of which it was reported whether they repeat an earlier one, and those that do. */
  repeatKnown: z.number().int(),
  repeatCalls: z.number().int(),
  transfers: z.number().int(),
  /** Calls whose wrap-up was timed, and its median in seconds: end of call to closed. */
  wrapUpKnown: z.number().int(),
  wrapUpMedian: z.number().nullable(),
  /** Calls with a card, and the median of the seconds from the begin of the call to its first card. */
  withCard: z.number().int(),
  firstCardMedian: z.number().nullable(),
  thumbsUp: z.number().int(),
  thumbsDown: z.number().int(),
  solvedYes: z.number().int(),
  solvedPartly: z.number().int(),
  solvedNo: z.number().int(),
});
export type MeasureRow = z.infer<typeof measureRow>;

/** Days and categories each, and the two together; the first row counts everything. */
export const measures = z.object({ from: z.string(), to: z.string(), rows: z.array(measureRow) });
export type Measures = z.infer<typeof measures>;
