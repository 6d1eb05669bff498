/** Calls and their events in the database. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { type CallEvent, type CallSummary, closeCallBody } from '../contract/calls.ts';
import type { CallEventsTable, CallsTable, Tables } from '../store/schema.ts';

type Db = Kysely<Tables>;
type WithoutNumber<E> = E extends CallEvent ? Omit<E, 'n'> : never;
/** An event that has yet to get its number. */
export type NewEvent = WithoutNumber<CallEvent>;

export async function findCall(db: Db, id: string): Promise<CallsTable | null> {
  return (await db.selectFrom('calls').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The open call of an agent, or null. */
export async function findOpenCall(db: Db, agent: string): Promise<CallsTable | null> {
  const row = await db
    .selectFrom('calls')
    .selectAll()
    .where('agent', '=', agent)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** The number that the next call of this agent gets. */
export async function nextCallNumber(db: Db, agent: string): Promise<number> {
  const { last } = await db
    .selectFrom('calls')
    .select((e) => e.fn.max('number').as('last'))
    .where('agent', '=', agent)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

/** Calls as the console lists them, newest first. */
export async function summaries(
  db: Db,
  which: { agent: string; limit: number } | { id: string },
): Promise<CallSummary[]> {
  const rows = await callsWithCounts(db)
    .$if('id' in which, (q) => q.where('calls.id', '=', 'id' in which ? which.id : ''))
    .$if('agent' in which, (q) =>
      'agent' in which ? q.where('agent', '=', which.agent).orderBy('number', 'desc').limit(which.limit) : q,
    )
    .execute();
  return rows.map(toSummary);
}

/** Calls with the number of their lines and of the cards that were shown. */
export const callsWithCounts = (db: Db) =>
  db
    .selectFrom('calls')
    .selectAll('calls')
    .select((e) => [
      e
        .selectFrom('utterances')
        .whereRef('utterances.call', '=', 'calls.id')
        .select(sql<number>`count(*)`.as('n'))
        .as('lines'),
      e
        .selectFrom('answers')
        .whereRef('answers.call', '=', 'calls.id')
        .where('shown', '=', 1)
        .select(sql<number>`count(*)`.as('n'))
        .as('cards'),
    ]);

/** A row of callsWithCounts as the console reads it. */
export const toSummary = (row: CallsTable & { lines: number | null; cards: number | null }): CallSummary => ({
  id: row.id,
  number: row.number,
  startedAt: row.started_at,
  closedAt: row.closed_at,
  callerInformed: row.caller_informed === 1,
  recording: row.recording === 1,
  category: row.category,
  solved: row.solved,
  lines: row.lines ?? 0,
  cards: row.cards ?? 0,
});

/**
 * Writes an event under the next number of its call. Must run in the transaction of the rows it tells about, and
 * in the turn of its call.
 */
export async function appendEvent(trx: Db, call: string, event: NewEvent): Promise<CallEvent> {
  const { last } = await trx
    .selectFrom('call_events')
    .select((e) => e.fn.max('n').as('last'))
    .where('call', '=', call)
    .executeTakeFirstOrThrow();
  const n = (last ?? -1) + 1;
  const { type, at, ...body } = event;
  await trx
    .insertInto('call_events')
    .values({ call, n, type, at, body_json: JSON.stringify(body) })
    .execute();
  return { ...event, n };
}

/** The events of a call with a number above `after`, in order. */
export async function eventsAfter(db: Db, call: string, after: number): Promise<CallEvent[]> {
  const rows = await db
    .selectFrom('call_events')
    .select(['n', 'type', 'body_json', 'at'])
    .where('call', '=', call)
    .where('n', '>', after)
    .orderBy('n')
    .execute();
  return rows.map(toEvent);
}

/** The card events of a call, in order. */
export async function cardEvents(db: Db, call: string): Promise<CallEvent[]> {
  const rows = await db
    .selectFrom('call_events')
    .select(['n', 'type', 'body_json', 'at'])
    .where('call', '=', call)
    .where('type', '=', 'card')
    .orderBy('n')
    .execute();
  return rows.map(toEvent);
}

/** Written by appendEvent from a CallEvent, so it is one; a wrap-up may be from before it had all its parts. */
const toEvent = ({ n, type, at, body_json }: Omit<CallEventsTable, 'call'>): CallEvent => {
  const body = JSON.parse(body_json);
  if (type !== 'closed') return { ...body, type, n, at };
  return { wrapUpSeconds: null, ...body, type, n, at, wrapUp: closeCallBody.parse(body.wrapUp) };
};

export type NewCall = {
  id: string;
  agent: string;
  number: number;
  startedAt: string;
  callerInformed: boolean;
  recording: boolean;
};

export async function insertCall(trx: Db, call: NewCall): Promise<void> {
  await trx
    .insertInto('calls')
    .values({
      id: call.id,
      agent: call.agent,
      number: call.number,
      started_at: call.startedAt,
      closed_at: null,
      caller_informed: call.callerInformed ? 1 : 0,
      recording: call.recording ? 1 : 0,
      category: null,
      solved: null,
      note: null,
      follow_up_json: null,
      summary: null,
      wrap_up_started_at: null,
    })
    .execute();
}

/** Ids of the calls that have not been wrapped up. */
export async function openCallIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('calls').select('id').where('closed_at', 'is', null).execute();
  return rows.map((row) => row.id);
}

export async function countOpenCalls(db: Db): Promise<number> {
  const { open } = await db
    .selectFrom('calls')
    .select((e) => e.fn.countAll<number>().as('open'))
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return open;
}

/** State and scenario of the last replay in a call, or null. */
export async function lastReplay(
  db: Db,
  call: string,
): Promise<Extract<CallEvent, { type: 'replay' }> | null> {
  const row = await db
    .selectFrom('call_events')
    .select(['n', 'type', 'body_json', 'at'])
    .where('call', '=', call)
    .where('type', '=', 'replay')
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  const event = row && toEvent(row);
  return event?.type === 'replay' ? event : null;
}
