/** What is known of a call when its next line comes: the last card shown, and the values its cards used. */
import type { Kysely } from 'kysely';
import { afterShowing, type CardsSoFar, NO_CARDS, type OpenRule } from '../answering/cards-so-far.ts';
import { knownFrom } from '../answering/known-data.ts';
import type { AnswerInput, KnownData } from '../answering/types.ts';
import type { CallEvent } from '../contract/calls.ts';
import type { Card } from '../contract/card.ts';
import type { Tables } from '../store/schema.ts';
import { cardEvents } from './call-store.ts';
import type { CallState } from './deps.ts';
import { withMemory } from './unrecorded.ts';

export type CallMemory = CardsSoFar & {
  /** The agent wants cards on request only. */
  onRequest: boolean;
  /** With the answer whose card shows the rule. */
  openRule: (OpenRule & { answerId: string }) | null;
  /** Values known so far. */
  data: KnownData;
};

/** Reads it from memory, or after a restart from what was stored. */
export async function callMemory(db: Kysely<Tables>, state: CallState, callId: string): Promise<CallMemory> {
  const known = state.memory.get(callId);
  if (known) return known;
  const cards = withMemory(state, callId, await cardEvents(db, callId));
  const onRequest = await wantsOnRequest(db, callId);
  const inputs = await storedInputs(db, callId);
  const memory = cards.reduce(
    (before, event) =>
      event.type === 'card' ? afterCard(before, event, inputs.get(event.answerId)) : before,
    { ...NOTHING, onRequest },
  );
  state.memory.set(callId, memory);
  return memory;
}

const NOTHING: CallMemory = { ...NO_CARDS, openRule: null, onRequest: false, data: {} };

/** What the agent chose last about cards on request. */
async function wantsOnRequest(db: Kysely<Tables>, call: string): Promise<boolean> {
  const row = await db
    .selectFrom('call_events')
    .select('body_json')
    .where('call', '=', call)
    .where('type', '=', 'listening')
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? JSON.parse(row.body_json).onRequest === true : false;
}

/** The memory after a card was shown. */
export function afterCard(
  before: CallMemory,
  { answerId, card }: { answerId: string; card: Card },
  input: AnswerInput | undefined,
): CallMemory {
  const { openRule, ...cards } = afterShowing(before, card);
  const given = input?.kind === 'question' && card.rule ? input.data : {};
  return {
    ...cards,
    onRequest: before.onRequest,
    openRule: openRule && { ...openRule, answerId },
    data: { ...before.data, ...given, ...knownFrom(card) },
  };
}

async function storedInputs(db: Kysely<Tables>, call: string): Promise<Map<string, AnswerInput>> {
  const rows = await db
    .selectFrom('answers')
    .select(['id', 'input_json'])
    .where('call', '=', call)
    .where('shown', '=', 1)
    .execute();
  return new Map(rows.flatMap(({ id, input_json }) => (input_json ? [[id, JSON.parse(input_json)]] : [])));
}

/** A card event of a call. */
export type CardEvent = Extract<CallEvent, { type: 'card' }>;
