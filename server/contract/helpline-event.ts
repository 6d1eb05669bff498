/** What happens to a question for the second line, as the events of its call tell it. */
import { z } from 'zod';
import { role } from './accounts.ts';
import { citation } from './card.ts';

/** A helper as others see them. */
export const helper = z.object({ id: z.string(), name: z.string(), role });
export type Helper = z.infer<typeof helper>;

/** Why a question went back to the queue. */
export const releaseReason = z.enum(['teruggegeven', 'verbinding-weg']);
export type ReleaseReason = z.infer<typeof releaseReason>;

/** Why a question was withdrawn. */
export const withdrawReason = z.enum(['medewerker', 'gesprek-afgerond']);
export type WithdrawReason = z.infer<typeof withdrawReason>;

/** An answer of a person: not a card, and no status of BelBot. */
export const helplineAnswer = z.object({
  helper,
  /** Masked. */
  text: z.string(),
  /** Made by the system from the passages the helper chose; empty: "zonder bron". */
  sources: z.array(citation),
});
export type HelplineAnswer = z.infer<typeof helplineAnswer>;

/** One step in the life of a question. */
export const helplineStep = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('asked'),
    /** The card it is about; null for a question without a card. */
    answerId: z.string().nullable(),
    /** Masked; both empty on disk when the caller refused recording. */
    question: z.string(),
    note: z.string(),
  }),
  z.object({ kind: z.literal('withdrawn'), reason: withdrawReason }),
  z.object({ kind: z.literal('taken'), helper }),
  z.object({ kind: z.literal('released'), reason: releaseReason }),
  z.object({ kind: z.literal('answered'), answer: helplineAnswer }),
  z.object({ kind: z.literal('taken-over'), helper }),
]);
export type HelplineStep = z.infer<typeof helplineStep>;
