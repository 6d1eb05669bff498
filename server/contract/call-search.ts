/** Searching back in one's own calls. */
import { z } from 'zod';
import { callSummary } from './calls.ts';
import { solved } from './wrap-up.ts';

/** Calls in one answer. */
export const PAGE_SIZE = 25;

/** GET /api/calls/search?…: every filter is optional, and all of them hold together. */
export const callSearchQuery = z.object({
  /** First and last day, JJJJ-MM-DD, in Dutch time; both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  category: z.string().max(60).optional(),
  solved: solved.optional(),
  /** Words; a call is found when each of them, or a word that begins with it, occurs somewhere in it. */
  q: z.string().max(200).default(''),
  /** Number of the last call read, to go on after it. */
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(PAGE_SIZE),
});
export type CallSearchQuery = z.infer<typeof callSearchQuery>;

/** Where words stand: a line, the title of a card, the note, the summary or the follow-up. */
export const foundIn = z.enum(['regel', 'kaart', 'notitie', 'samenvatting', 'vervolg']);
export type FoundIn = z.infer<typeof foundIn>;

export const foundCall = callSummary.extend({
  /** The words in their surroundings, in pieces of which some are what was looked for; null without words. */
  excerpt: z
    .object({ in: foundIn, pieces: z.array(z.object({ text: z.string(), hit: z.boolean() })) })
    .nullable(),
});
export type FoundCall = z.infer<typeof foundCall>;

export const callSearchResult = z.object({
  /** Newest first. */
  calls: z.array(foundCall),
  /** What to give as `before` for the next page; null on the last one. */
  next: z.number().int().nullable(),
});
export type CallSearchResult = z.infer<typeof callSearchResult>;
