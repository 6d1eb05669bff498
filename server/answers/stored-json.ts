/** Reads what was logged of an answer; it may be damaged, or of a version that kept other fields. */
import { z } from 'zod';
import type { AnswerInput } from '../answering/types.ts';
import { type AnswerDetail, answerDetail } from '../contract/answers.ts';
import { speaker } from '../contract/calls.ts';
import { type Card, card, valueOrigin } from '../contract/card.ts';
import { storedMasked } from '../privacy/masked-text.ts';

// It was masked before it was kept.
const maskedText = z.string().transform(storedMasked);
const day = z.iso.date();

const knownValue = z.object({
  value: z.string().nullable(),
  origin: valueOrigin,
  said: z.string().nullable(),
  utterance: z.number().nullable(),
  label: z.string().nullable(),
});

const answerInput: z.ZodType<AnswerInput> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('question'),
    text: maskedText,
    mode: z.enum(['asked', 'overheard']),
    speaker,
    n: z.number().nullable(),
    date: day,
    data: z.record(z.string(), knownValue),
    rule: z.string().nullable(),
    earlier: z.array(
      z.object({ speaker, text: maskedText, answered: z.boolean(), n: z.number().nullable() }),
    ),
    top: z.number().optional(),
  }),
  z.object({ kind: z.literal('passage'), passage: z.string(), query: maskedText, date: day }),
]);

/** What the text holds, as it stands there and as the schema knows it; null when it is something else. */
function read<T>(schema: z.ZodType<T>, text: string): { raw: unknown; known: T } | null {
  try {
    const raw: unknown = JSON.parse(text);
    const parsed = schema.safeParse(raw);
    return parsed.success ? { raw, known: parsed.data } : null;
  } catch {
    return null;
  }
}

/** The card as it was logged, with fields that this version no longer knows; null when it cannot be read. */
export const readCard = (text: string): Card | null => (read(card, text)?.raw as Card | undefined) ?? null;

/** What an answer was worked out from, or null when it cannot be read. */
export const readInput = (text: string): AnswerInput | null => read(answerInput, text)?.known ?? null;

/** The steps as they ran, or null when they cannot be read. */
export const readSteps = (text: string): AnswerDetail['steps'] | null =>
  read(answerDetail.shape.steps, text)?.known ?? null;
