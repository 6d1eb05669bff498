/**
 * The card: what one answer is, as data. The same card is shown in the console, printed by the command
 * line, kept in the log and judged by the evals. It holds nothing that differs between two runs of the same
 * question under the same receipt (no clock, no random id).
 */
import { z } from 'zod';

/** Where a card comes from; see the table "What makes an answer an answer" in DESIGN.md. */
export const cardStatus = z.enum([
  'geverifieerd',
  'berekend',
  'kennisbank',
  'concept',
  'nog-nodig',
  'niet-gevonden',
  'doorverwijzen',
  'stil',
]);
export type CardStatus = z.infer<typeof cardStatus>;

/** Statuses that give the caller an answer. */
export const ANSWER_STATUSES: readonly CardStatus[] = ['geverifieerd', 'berekend', 'kennisbank', 'concept'];

/** A: read in a primary source. B: read in a reliable secondary source. C never reaches a card. */
export const certainty = z.enum(['A', 'B']);
export type Certainty = z.infer<typeof certainty>;

/** How a line was classified. */
export const route = z.enum([
  'eenvoudig',
  'routine',
  'persoonlijk',
  'complex',
  'schrijnend',
  'agressie',
  'buiten',
  'klacht',
  'misbruik',
  'tussendoor',
]);
export type Route = z.infer<typeof route>;

/** One source of a passage: registry key, full title and the place inside it. */
export const citedSource = z.object({
  key: z.string(),
  title: z.string(),
  publisher: z.string(),
  version: z.string(),
  place: z.string(),
  kind: z.enum(['primair', 'secundair']),
  address: z.string().nullable(),
  /** Calendar day on which the source was read, JJJJ-MM-DD. */
  read: z.string(),
});
export type CitedSource = z.infer<typeof citedSource>;

/** A citation points to an immutable snapshot of one passage. Made by the system only. */
export const citation = z.object({
  passage: z.string(),
  /** SHA-256 (hex) of the passage as it was; the key of its snapshot. */
  snapshot: z.string(),
  article: z.string(),
  title: z.string(),
  facts: z.array(z.string()),
  /** Source keys, joined by "; ". */
  source: z.string(),
  /** Places, in the order of the source keys, joined by "; ". */
  place: z.string(),
  sources: z.array(citedSource),
  /** Calendar days, JJJJ-MM-DD; null = unknown start, no end. */
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  certainty,
});
export type Citation = z.infer<typeof citation>;

/** An item that is still needed, in the order to ask. */
export const missingItem = z.object({ key: z.string(), question: z.string(), why: z.string() });
export type MissingItem = z.infer<typeof missingItem>;

/** A passage that was retrieved, ranked over the whole knowledge base. */
export const alternative = z.object({
  passage: z.string(),
  article: z.string(),
  title: z.string(),
  facts: z.array(z.string()),
  /** Standardised score: standard deviations above the mean of all passages for this question. */
  score: z.number(),
});
export type Alternative = z.infer<typeof alternative>;

/** Everything that determines the card. Same receipt, same card, byte for byte. */
export const receipt = z.object({
  /** SHA-256 of the masked question. */
  question: z.string(),
  /** SHA-256 of the data given (answers to missing items, earlier lines used). */
  data: z.string(),
  knowledge: z.string(),
  rules: z.string(),
  parameters: z.string(),
  /** Hash of the embedding model, or "uit" when meaning search is off. */
  model: z.string(),
  configuration: z.string(),
  /** Reference date, JJJJ-MM-DD. */
  date: z.string(),
});
export type Receipt = z.infer<typeof receipt>;

export const card = z.object({
  status: cardStatus,
  route,
  /** The masked question this card answers. */
  question: z.string(),
  /** The conclusion in one or two lines. */
  title: z.string(),
  /** The sentence to say to the caller; empty when there is none. */
  say: z.string(),
  /** Explanation for the agent, beyond the sentence to say; paragraphs. */
  explanation: z.array(z.string()),
  steps: z.array(z.string()),
  watchOuts: z.array(z.string()),
  /** Who to refer to, as sentences. */
  referTo: z.array(z.string()),
  /** Visible reservation, for instance "Controleer bij de bron"; null when none. */
  reservation: z.string().nullable(),
  /** Why there is no answer, for statuses without one; null otherwise. */
  reason: z.string().nullable(),
  citations: z.array(citation),
  missing: z.array(missingItem),
  rule: z.object({ id: z.string(), version: z.string() }).nullable(),
  /** Key of the organisation or team to refer to; null when none. */
  referral: z.string().nullable(),
  alternatives: z.array(alternative),
  receipt,
});
export type Card = z.infer<typeof card>;
