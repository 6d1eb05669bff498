/**
 * Takes out of the database what a call held in words. Only counts, what the agent wrote himself, and the receipts of
 * the cards remain. A part of BelBot that stores words of a caller in tables of its own adds its eraser to the list.
 */
import type { Kysely } from 'kysely';
import { cardEvents } from '../calls/call-store.ts';
import { rewriteEvents, writeBody } from '../calls/rewrite-events.ts';
import { cardWithoutSpeech, cardWithoutText, stepsWithoutText } from '../calls/unrecorded.ts';
import { eraseSummary } from '../calls/wrap-up-store.ts';
import type { Card } from '../contract/card.ts';
import type { Tables } from '../store/schema.ts';

export type Erased = { lines: number; cards: number };

/** Takes the words of one call out of some tables. Must run in the transaction of the change that asks for it. */
type Eraser = (trx: Kysely<Tables>, call: string) => Promise<Partial<Erased>>;

const ERASERS: readonly Eraser[] = [
  eraseLines,
  eraseCards,
  eraseHelpline,
  eraseConfirmations,
  eraseSummary,
  eraseHandOvers,
];

/** Erases the words of a call; what was erased before counts for nothing. */
export async function eraseText(trx: Kysely<Tables>, call: string): Promise<Erased> {
  const erased: Erased = { lines: 0, cards: 0 };
  for (const erase of ERASERS) {
    const { lines = 0, cards = 0 } = await erase(trx, call);
    erased.lines += lines;
    erased.cards += cards;
  }
  return erased;
}

/** The lines, in their table and in the events. */
export async function eraseLines(trx: Kysely<Tables>, call: string): Promise<Partial<Erased>> {
  const { numUpdatedRows } = await trx
    .updateTable('utterances')
    .set({ text: '' })
    .where('call', '=', call)
    .where('text', '!=', '')
    .executeTakeFirst();
  await rewriteEvents(trx, { call, type: 'utterance' }, ({ utterance }) => ({
    utterance: { ...utterance, text: '' },
  }));
  return { lines: Number(numUpdatedRows) };
}

/** The words of the cards, in the log of answers and in the events; receipts, sources and times stay. */
export function eraseCards(trx: Kysely<Tables>, call: string): Promise<Partial<Erased>> {
  return rewriteCards(trx, call, cardWithoutText);
}

/** What the caller said in so many words on the cards; conclusions and values stay. */
export function eraseSpeechOnCards(trx: Kysely<Tables>, call: string): Promise<Partial<Erased>> {
  return rewriteCards(trx, call, cardWithoutSpeech);
}

async function rewriteCards(
  trx: Kysely<Tables>,
  call: string,
  strip: (card: Card) => Card,
): Promise<Partial<Erased>> {
  const rows = await trx
    .selectFrom('answers')
    .select(['id', 'card_json', 'steps_json', 'input_json', 'shown', 'revises'])
    .where('call', '=', call)
    .execute();
  let cards = 0;
  for (const { id, card_json, steps_json, input_json, shown, revises } of rows) {
    const card = strip(JSON.parse(card_json));
    const stripped = {
      title: card.title,
      card_json: JSON.stringify(card),
      question: '',
      input_json: null,
      steps_json: JSON.stringify(stepsWithoutText(JSON.parse(steps_json))),
      receipt_json: JSON.stringify(card.receipt),
    };
    if (stripped.card_json === card_json && input_json === null && stripped.steps_json === steps_json)
      continue;
    // However often it was worked out again, it is one card.
    if (shown === 1 && revises === null) cards++;
    await trx.updateTable('answers').set(stripped).where('id', '=', id).execute();
  }
  for (const { n, type: _type, at: _at, ...body } of await cardEvents(trx, call)) {
    if ('card' in body) await writeBody(trx, { call, n, body: { ...body, card: strip(body.card) } });
  }
  return { cards };
}

/** What was asked of the second line, in its tables and in the events; the answers of helpers are their own words. */
export async function eraseHelpline(trx: Kysely<Tables>, call: string): Promise<Partial<Erased>> {
  const ofCall = trx.selectFrom('helpline_requests').select('id').where('call', '=', call);
  await trx.updateTable('knowledge_gaps').set({ question: '' }).where('request', 'in', ofCall).execute();
  await trx
    .updateTable('helpline_requests')
    .set({ question: '', note: '' })
    .where('call', '=', call)
    .execute();
  await rewriteEvents(trx, { call, type: 'helpline' }, (body) =>
    body.step.kind === 'asked' ? { ...body, step: { ...body.step, question: '', note: '' } } : null,
  );
  return {};
}

/** The summaries with which the caller was handed over. */
export async function eraseHandOvers(trx: Kysely<Tables>, call: string): Promise<Partial<Erased>> {
  await rewriteEvents(trx, { call, type: 'handover' }, (body) => ({ ...body, summary: '' }));
  return {};
}

/** The words of written confirmations; their hash, counts and times stay. */
export async function eraseConfirmations(trx: Kysely<Tables>, call: string): Promise<Partial<Erased>> {
  await trx.deleteFrom('confirmation_drafts').where('call', '=', call).execute();
  await trx
    .updateTable('confirmations')
    .set({ content_json: null, changes_json: null })
    .where('call', '=', call)
    .execute();
  return {};
}
