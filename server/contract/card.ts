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

/** An item that is still needed, in the order to ask, with what it takes to ask for it and to fill it in. */
export const missingItem = z.object({
  key: z.string(),
  question: z.string(),
  why: z.string(),
  label: z.string(),
  type: z.enum(['amount', 'date', 'year', 'integer', 'percentage', 'boolean', 'choice']),
  unit: z.string().nullable(),
  /** The answers to choose from, for a choice. */
  options: z.array(z.object({ key: z.string(), label: z.string() })),
  /** Where the caller can find it, when he does not know. */
  find: z.string().nullable(),
  /** Why the value given or heard was refused, as a sentence; null when none was. */
  refused: z.string().nullable(),
});
export type MissingItem = z.infer<typeof missingItem>;

/**
 * Where a value came from. ingevuld: the agent filled it in. gezegd: read from what the caller said, word for word.
 * afgeleid: it follows from what was said ("mijn vrouw": a partner), so the agent checks it. dossier: taken from the
 * client file by the agent ("uit het dossier"); kept nowhere.
 */
export const valueOrigin = z.enum(['ingevuld', 'gezegd', 'afgeleid', 'dossier']);
export type ValueOrigin = z.infer<typeof valueOrigin>;

/** A value a rule used. */
export const usedInput = z.object({
  key: z.string(),
  label: z.string(),
  /** As a field or `--data` gives it: "3800", "ja", "2026-12-01", the key of an option. */
  value: z.string(),
  /** As a person reads it: "€ 3.800", "1 december 2026". */
  text: z.string(),
  origin: valueOrigin,
  /** The words it was read from, masked; null when the agent filled it in. */
  said: z.string().nullable(),
  /** Number of the line it was said in; null when the agent filled it in, or outside a call. */
  utterance: z.number().int().nullable(),
  /** What it takes to change it. */
  item: missingItem,
});
export type UsedInput = z.infer<typeof usedInput>;

/** Law or policy, with the place in it and the facts that state it. */
export const ruleBasis = z.object({ source: z.string(), place: z.string(), facts: z.array(z.string()) });
export type RuleBasis = z.infer<typeof ruleBasis>;

export const traceRow = z.object({
  number: z.number().int(),
  matched: z.enum(['ja', 'nee', 'onbekend']),
  cells: z.array(
    z.object({
      /** FEEL as in the rule file; "-" when any value will do. */
      test: z.string(),
      /** The same in words, with the constants filled in. */
      reads: z.string(),
      verdict: z.enum(['ja', 'nee', 'onbekend', 'niet-nodig']),
    }),
  ),
  gives: z.string(),
  /** Why it did not match, or what is still open; empty when it matched. */
  because: z.string(),
  why: z.string().nullable(),
  basis: z.array(ruleBasis),
});
export type TraceRow = z.infer<typeof traceRow>;

/** One step of "Hoe kom ik hieraan?", in the order in which it was worked out; the last table gives the outcome. */
export const traceEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('constant'),
    key: z.string(),
    label: z.string(),
    value: z.string(),
    /** Calendar days, JJJJ-MM-DD, between which the value is in force. */
    from: z.string(),
    to: z.string().nullable(),
    source: z.string(),
    place: z.string(),
    fact: z.string(),
    certainty,
  }),
  z.object({
    kind: z.literal('expression'),
    key: z.string(),
    label: z.string(),
    feel: z.string(),
    value: z.string(),
    basis: z.array(ruleBasis),
  }),
  z.object({
    kind: z.literal('table'),
    key: z.string(),
    label: z.string(),
    columns: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })),
    rows: z.array(traceRow),
    value: z.string(),
  }),
]);
export type TraceEntry = z.infer<typeof traceEntry>;

/** A calculation that can be made for this caller, beside an answer from the knowledge base. */
export const ruleOffer = z.object({
  rule: z.string(),
  title: z.string(),
  /** How many items it would ask at most. */
  questions: z.number().int(),
});
export type RuleOffer = z.infer<typeof ruleOffer>;

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

/** What the kind of line asks of the agent, beside or instead of an answer. */
export const guidance = z.object({
  route,
  /** rustig: a person in need. grens: a limit to set. gewoon: the usual work. */
  tone: z.enum(['rustig', 'grens', 'gewoon']),
  title: z.string(),
  /** Why the line was taken to be of this kind, as a sentence. */
  why: z.string(),
  /** The sentence to say to the caller; empty when there is none. */
  say: z.string(),
  do: z.array(z.string()),
  dont: z.array(z.string()),
  /** What the agent looks up in the own systems, and in which. */
  lookUp: z.array(z.object({ what: z.string(), where: z.string() })),
  referrals: z.array(z.object({ key: z.string(), name: z.string(), say: z.string() })),
  /** A summary for a warm hand-over can be made. */
  handOver: z.boolean(),
});
export type Guidance = z.infer<typeof guidance>;

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
  /** Hash of the program's own source, as far as a card depends on it. */
  program: z.string().default(''),
  /** Reference date, JJJJ-MM-DD. */
  date: z.string(),
});
export type Receipt = z.infer<typeof receipt>;

/** Fields with a default are younger than the first cards that were kept. */
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
  /** A second passage that may be meant instead, when neither stands out: the agent chooses. Cited second. */
  second: z.object({ passage: z.string(), title: z.string(), say: z.string() }).nullable().default(null),
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
  rule: z.object({ id: z.string(), version: z.string(), title: z.string() }).nullable(),
  /** Values the rule used, in the order of the rule; empty without a rule. */
  inputs: z.array(usedInput).default([]),
  /** How the rule came to its outcome; empty without a rule. */
  trace: z.array(traceEntry).default([]),
  /** null when there is nothing to work out for this question, or a rule has answered. */
  offer: ruleOffer.nullable().default(null),
  /** null for a line that asks for nothing but an answer. */
  guidance: guidance.nullable().default(null),
  /** Key of the organisation or team to refer to; null when none. */
  referral: z.string().nullable(),
  alternatives: z.array(alternative),
  receipt,
});
export type Card = z.infer<typeof card>;
