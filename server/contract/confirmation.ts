/** The written confirmation of a call: draft, document and what is kept of it, as client and server share them. */
import { z } from 'zod';
import { cardStatus } from './card.ts';

/** Longest sentence an agent can write, in characters. */
export const MAX_SENTENCE_LENGTH = 600;
/** Most cards in one confirmation, and most sentences per card. */
export const MAX_CARDS = 12;
export const MAX_SENTENCES = 60;
/** Longest address line, in characters, and most lines. */
export const MAX_ADDRESS_LENGTH = 120;
export const MAX_ADDRESS_LINES = 6;
/** Without a sign of life for longer than this, in milliseconds, the time counts as not spent on checking. */
export const IDLE_MS = 2 * 60_000;

/** Where in the document a sentence stands. */
export const sentencePart = z.enum(['vraag', 'advies', 'stappen', 'let-op']);
export type SentencePart = z.infer<typeof sentencePart>;

/** One sentence of the draft as the agent left it. */
export const sentenceEdit = z.object({
  /** Of the card: given by the server. Of the agent: chosen by the console, "eigen-…". */
  key: z.string().min(1).max(60),
  part: sentencePart,
  text: z.string().max(MAX_SENTENCE_LENGTH),
  struck: z.boolean(),
});
export type SentenceEdit = z.infer<typeof sentenceEdit>;

/** What became of a sentence between the draft and the document. */
export const sentenceChange = z.enum(['behouden', 'geschrapt', 'gewijzigd', 'toegevoegd']);
export type SentenceChange = z.infer<typeof sentenceChange>;

export const draftSentence = sentenceEdit.extend({
  /** As the card says it; null for a sentence of the agent. */
  original: z.string().nullable(),
  change: sentenceChange,
});
export type DraftSentence = z.infer<typeof draftSentence>;

export const draftCard = z.object({
  answerId: z.string(),
  title: z.string(),
  status: cardStatus,
  sentences: z.array(draftSentence),
  /** Sentences of the card that speak to the agent, so they do not go to the caller. */
  forAgent: z.array(z.string()),
  /** Why no document can be made with this card now, and what to do; null when it can. */
  outOfDate: z.string().nullable(),
});
export type DraftCard = z.infer<typeof draftCard>;

/** A card of the call that can be put in the confirmation. */
export const offeredCard = z.object({ answerId: z.string(), title: z.string(), status: cardStatus });

/** A part of the document. Screen, PDF and DOCX are made from the same blocks. */
export const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(2), z.literal(3)]), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  /** A reservation: set apart, and with the word in front. */
  z.object({ kind: z.literal('reservation'), text: z.string() }),
  z.object({
    kind: z.literal('list'),
    ordered: z.boolean(),
    /** For what a reader looks up rather than reads. */
    small: z.boolean(),
    items: z.array(z.string()),
  }),
  z.object({ kind: z.literal('table'), columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
]);
export type Block = z.infer<typeof block>;

/** The document without the addressee, who is known only while the file is made. */
export const confirmationContent = z.object({
  title: z.string(),
  /** Made from the hash, so that a document can be looked up and compared later. */
  reference: z.string(),
  /** SHA-256 (hex) of title, date, call and blocks. */
  hash: z.string(),
  /** Calendar day, JJJJ-MM-DD. */
  date: z.string(),
  blocks: z.array(block),
});
export type ConfirmationContent = z.infer<typeof confirmationContent>;

export const changeCounts = z.object({
  kept: z.number().int(),
  struck: z.number().int(),
  changed: z.number().int(),
  added: z.number().int(),
});
export type ChangeCounts = z.infer<typeof changeCounts>;

/** A version that was made into a document. */
export const confirmationVersion = z.object({
  id: z.string(),
  /** 1, 2, 3 … per call. */
  version: z.number().int(),
  reference: z.string(),
  hash: z.string(),
  at: z.string(),
  cards: z.number().int(),
  counts: changeCounts,
  /** Milliseconds spent on checking, from opening the draft to making this version, pauses left out. */
  checkMs: z.number().int(),
});
export type ConfirmationVersion = z.infer<typeof confirmationVersion>;

/** GET and PUT /api/calls/:id/confirmation */
export const confirmationView = z.object({
  /** False: nothing of the draft is kept, and it is gone when the call ends. */
  recording: z.boolean(),
  cards: z.array(draftCard),
  offered: z.array(offeredCard),
  /** Whether "Hoe komen we hieraan" goes along. */
  explanation: z.boolean(),
  /** How often something in the text just saved was replaced because it was personal data. */
  masked: z.number().int(),
  /** The document as it would be now; null without cards. */
  content: confirmationContent.nullable(),
  versions: z.array(confirmationVersion),
});
export type ConfirmationView = z.infer<typeof confirmationView>;

const activeMs = z.number().int().min(0).default(0);

/** PUT /api/calls/:id/confirmation. A card without sentences gets those of the card itself. */
export const saveDraftBody = z.object({
  cards: z
    .array(
      z.object({
        answerId: z.string().max(100),
        sentences: z.array(sentenceEdit).max(MAX_SENTENCES).nullable().default(null),
      }),
    )
    .max(MAX_CARDS),
  explanation: z.boolean(),
  /** Milliseconds spent on checking since the last time they were sent. */
  activeMs,
});
export type SaveDraftBody = z.infer<typeof saveDraftBody>;

export const documentFormat = z.enum(['pdf', 'docx']);
export type DocumentFormat = z.infer<typeof documentFormat>;

/** For whom a document is: goes into the file of this one request and is kept nowhere. */
export const addressing = z.object({
  name: z.string().max(MAX_ADDRESS_LENGTH).default(''),
  lines: z.array(z.string().max(MAX_ADDRESS_LENGTH)).max(MAX_ADDRESS_LINES).default([]),
});
export type Addressing = z.infer<typeof addressing>;

/** POST /api/calls/:id/confirmation/document; the answer is the file. */
export const makeDocumentBody = z.object({
  format: documentFormat,
  addressing: addressing.nullable().default(null),
  activeMs,
});
export type MakeDocumentBody = z.infer<typeof makeDocumentBody>;

/** GET /api/confirmations: what was made, with what the agent changed; newest first. */
export const confirmationReport = confirmationVersion.extend({
  call: z.string(),
  /** Number of the call and name of the agent. */
  callNumber: z.number().int(),
  agent: z.string(),
  recording: z.boolean(),
  /** Per card what was kept, struck, changed and added; null when the caller refused recording. */
  changes: z
    .array(
      z.object({
        answerId: z.string(),
        title: z.string(),
        sentences: z.array(
          z.object({
            part: sentencePart,
            change: sentenceChange,
            /** As the card said it; null for an added sentence. */
            was: z.string().nullable(),
            /** As it went into the document; null for a struck sentence. */
            now: z.string().nullable(),
          }),
        ),
      }),
    )
    .nullable(),
});
export type ConfirmationReport = z.infer<typeof confirmationReport>;
