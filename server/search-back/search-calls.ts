import { type Kysely, sql } from 'kysely';
import { callsWithCounts, toSummary } from '../calls/call-store.ts';
import type { CallSearchQuery, CallSearchResult, FoundCall, FoundIn } from '../contract/call-search.ts';
import type { FollowUp } from '../contract/wrap-up.ts';
import type { Store } from '../store/open-database.ts';
import type { Tables } from '../store/schema.ts';
import { beginOfDay } from './dutch-days.ts';
import { excerptOf, startsWith, wordsOf } from './words.ts';

type Db = Kysely<Tables>;
type Place = { call: string; kind: FoundIn; ref: string };

/**
 * The own calls of an agent that fit every filter, newest first. Words are looked for in what was kept only: lines,
 * titles of cards, note, summary and follow-up.
 */
export async function searchCalls(
  { agent, query }: { agent: string; query: CallSearchQuery },
  { store: { db } }: { store: Store },
): Promise<CallSearchResult> {
  const words = wordsOf(query.q);
  // Signs without a word in them are looked for, and are nowhere.
  if (words.length === 0 && query.q.trim() !== '') return { calls: [], next: null };
  const { from, to, category, solved, before, limit } = query;
  let calls = callsWithCounts(db)
    .where('agent', '=', agent)
    .orderBy('number', 'desc')
    .limit(limit + 1);
  if (from) calls = calls.where('started_at', '>=', beginOfDay(from));
  if (to) calls = calls.where('started_at', '<', beginOfDay(to, 1));
  if (category) calls = calls.where('category', '=', category);
  if (solved) calls = calls.where('solved', '=', solved);
  if (before) calls = calls.where('number', '<', before);
  for (const word of words) {
    calls = calls.where('calls.id', 'in', (e) =>
      e.selectFrom('call_search').select('call_search.call').where('call_search.id', 'in', having(word)),
    );
  }
  const rows = await calls.execute();
  const page = rows.slice(0, limit).map(toSummary);
  const excerpts =
    words.length === 0
      ? new Map()
      : await excerptsIn(
          db,
          page.map(({ id }) => id),
          words,
        );
  return {
    calls: page.map((call) => ({ ...call, excerpt: excerpts.get(call.id) ?? null })),
    next: rows.length > limit ? (page.at(-1)?.number ?? null) : null,
  };
}

/** Ids of the texts with a word that begins like this. */
const having = (word: string) =>
  sql<number>`(select rowid from call_words where call_words match ${startsWith(word)})`;

/** For each call, the first text with one of the words, in pieces. */
async function excerptsIn(
  db: Db,
  calls: string[],
  words: readonly string[],
): Promise<Map<string, FoundCall['excerpt']>> {
  const excerpts = new Map<string, FoundCall['excerpt']>();
  if (calls.length === 0) return excerpts;
  const places = await db
    .selectFrom('call_search')
    .select(['call', 'kind', 'ref'])
    .where('call', 'in', calls)
    .where('id', 'in', having(words[0] ?? ''))
    .orderBy('id')
    .execute();
  for (const place of places) {
    if (excerpts.has(place.call)) continue;
    const text = await textAt(db, place);
    if (text) excerpts.set(place.call, { in: place.kind, pieces: excerptOf(text, words) });
  }
  return excerpts;
}

async function textAt(db: Db, { call, kind, ref }: Place): Promise<string | null> {
  if (kind === 'regel') {
    const line = db.selectFrom('utterances').select('text').where('call', '=', call);
    return (await line.where('n', '=', Number(ref)).executeTakeFirst())?.text ?? null;
  }
  if (kind === 'kaart')
    return (
      (await db.selectFrom('answers').select('title').where('id', '=', ref).executeTakeFirst())?.title ?? null
    );
  const row = await db
    .selectFrom('calls')
    .select(['note', 'summary', 'follow_up_json'])
    .where('id', '=', call)
    .executeTakeFirst();
  if (kind === 'notitie') return row?.note ?? null;
  if (kind === 'samenvatting') return row?.summary ?? null;
  return row?.follow_up_json ? followUpText(JSON.parse(row.follow_up_json)) : null;
}

function followUpText(followUp: FollowUp): string | null {
  if (followUp.kind === 'terugbellen') return followUp.reason;
  return followUp.kind === 'anders' ? followUp.text : null;
}
