import { notFound } from '../app-error.ts';
import { cardEvents } from '../calls/call-store.ts';
import type { CallDeps } from '../calls/deps.ts';
import { textInMemory, withMemory } from '../calls/unrecorded.ts';
import type { Utterance } from '../contract/calls.ts';
import type { HelplineDetail } from '../contract/helpline.ts';
import { findAnswer } from './answer-store.ts';
import { findItem, type ItemRow, itemOf, wordsOf } from './read-queue.ts';
import { findHelper } from './request-store.ts';

/** Lines of the call that a helper gets to see. */
const LAST_LINES = 12;

/**
 * A question with what a helper needs for it. What was said and shown is there only while it is open, or while the call
 * that was taken over runs: nobody reads along without a reason. Throws AppError NIET_GEVONDEN.
 */
export async function readRequest(
  { requestId }: { requestId: string },
  deps: CallDeps,
): Promise<HelplineDetail> {
  const row = await findItem(deps.store.db, requestId);
  if (!row) throw notFound('Deze vraag');
  const readable = row.closed_at === null && ['waiting', 'taken', 'taken-over'].includes(row.state);
  const answer = await findAnswer(deps.store.db, requestId);
  const helper = answer && (await findHelper(deps.store.db, answer.helper));
  return {
    ...itemOf(row, deps.state),
    note: wordsOf(row, deps.state).note,
    lines: readable ? await lastLines(row.call, deps) : [],
    ...(readable ? await shownCard(row, deps) : { card: null, steps: [] }),
    answer: answer && helper && { helper, text: answer.text, sources: answer.sources },
    withdrawn: row.withdrawn,
  };
}

async function lastLines(call: string, { store, state }: CallDeps): Promise<Utterance[]> {
  const rows = await store.db
    .selectFrom('utterances')
    .select(['n', 'speaker', 'text', 'at', 'origin'])
    .where('call', '=', call)
    .orderBy('n', 'desc')
    .limit(LAST_LINES)
    .execute();
  return rows.reverse().map((line) => ({ ...line, text: textInMemory(state, call, line.n) ?? line.text }));
}

/** The card the question is about, as the agent saw it, and how BelBot came to it. */
async function shownCard(
  { call, answer }: ItemRow,
  { store, state }: CallDeps,
): Promise<Pick<HelplineDetail, 'card' | 'steps'>> {
  if (answer === null) return { card: null, steps: [] };
  const events = withMemory(state, call, await cardEvents(store.db, call));
  const event = events.find((e) => e.type === 'card' && e.answerId === answer);
  const row = await store.db
    .selectFrom('answers')
    .select('steps_json')
    .where('id', '=', answer)
    .executeTakeFirst();
  // Written by insertAnswer from the steps of the pipeline.
  const steps: HelplineDetail['steps'] = row ? JSON.parse(row.steps_json) : [];
  return {
    card: event?.type === 'card' ? event.card : null,
    steps: steps.map(({ name, outcome, ms }) => ({ name, outcome, ms })),
  };
}
