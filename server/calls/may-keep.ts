/** How much of an answer may be stored, given what the caller agreed to and what the answer rests on. */
import type { Kysely } from 'kysely';
import type { Answer } from '../answering/types.ts';
import type { CallsTable, Tables } from '../store/schema.ts';
import { usesClientFile } from './unrecorded.ts';

export type MayKeep = {
  /** The words of the card; without them its receipt and its sources stay. */
  words: boolean;
  /** What it was worked out from, so that it can be worked out again. */
  input: boolean;
};

const NOTHING: MayKeep = { words: false, input: false };

/**
 * Judged when the answer is stored, in the same transaction: an answer that was still being made when the caller
 * refused recording is stored without words, and one that rests on what was said before recording was switched on
 * is too. So is every answer worked out with the client file.
 */
export async function mayKeep(
  trx: Kysely<Tables>,
  {
    call,
    utterance,
    answer,
    revises,
  }: { call: CallsTable; utterance: number | null; answer: Answer; revises: string | null },
): Promise<MayKeep> {
  const { card, input } = answer;
  if (call.recording === 0 || usesClientFile(answer)) return NOTHING;
  const unrecorded = await unrecordedLines(trx, call.id);
  if (unrecorded.size === 0) return { words: true, input: true };
  // Its values may have been said in any of those lines.
  if (card.rule || (utterance !== null && unrecorded.has(utterance))) return NOTHING;
  if (revises !== null && (await hasNoQuestion(trx, revises))) return NOTHING;
  // A question that is more than its own line begins with the line before it.
  if (input.kind === 'question' && !input.text.endsWith(card.question)) return NOTHING;
  return { words: true, input: input.kind === 'passage' };
}

/** Numbers of the lines that were stored without their text. */
async function unrecordedLines(trx: Kysely<Tables>, call: string): Promise<ReadonlySet<number>> {
  const rows = await trx
    .selectFrom('utterances')
    .select('n')
    .where('call', '=', call)
    .where('text', '=', '')
    .execute();
  return new Set(rows.map(({ n }) => n));
}

async function hasNoQuestion(trx: Kysely<Tables>, answer: string): Promise<boolean> {
  const row = await trx.selectFrom('answers').select('question').where('id', '=', answer).executeTakeFirst();
  return row?.question === '';
}
