import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, type Migration, Migrator } from 'kysely';
import { expect, test } from 'vitest';
import { eventsAfter, summaries } from '../calls/call-store.ts';
import { callSearchQuery } from '../contract/call-search.ts';
import { searchCalls } from '../search-back/search-calls.ts';
import { migrationProvider } from './migrations.ts';
import { openDatabase } from './open-database.ts';
import type { Tables } from './schema.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

/** A database as it was before the wrap-up got its parts. */
async function olderDatabase(): Promise<{ file: string; sqlite: Database.Database; db: Kysely<Tables> }> {
  const file = join(mkdtempSync(join(tmpdir(), 'belbot-store-')), 'belbot.sqlite');
  const sqlite = new Database(file);
  const db = new Kysely<Tables>({ dialect: sqliteDialect(sqlite) });
  const all = await migrationProvider.getMigrations();
  const older: Record<string, Migration> = Object.fromEntries(
    Object.entries(all).filter(([name]) => name < '005'),
  );
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => older },
  }).migrateToLatest();
  if (error) throw error;
  return { file, sqlite, db };
}

test('calls from before keep their outcome, can be read and are found by their words', async () => {
  const { file, sqlite, db } = await olderDatabase();
  sqlite.exec(`
    insert into users values ('u', 'u', 'U', 'medewerker', '', 0, '2026-01-01T00:00:00Z');
    insert into calls (id, agent, number, started_at, closed_at, caller_informed, recording, category, solved, note)
      values ('yes', 'u', 1, '2026-01-01T10:00:00Z', '2026-01-01T10:05:00Z', 1, 1, 'uitstel', 1, 'Een notitie.'),
             ('no', 'u', 2, '2026-01-02T10:00:00Z', '2026-01-02T10:05:00Z', 1, 1, 'uitstel', 0, ''),
             ('open', 'u', 3, '2026-01-03T10:00:00Z', null, 1, 1, null, null, null);
    insert into utterances values ('no', 1, 'beller', 'Hoe zit het met België?', '', 'typed', null, null, 0, 0);
    insert into answers (id, call, utterance, status, title, card_json, question, steps_json, timings_json,
        receipt_json, shown, retrieved_json, cited_json, at)
      values ('a', 'yes', 1, 'kennisbank', 'Betalen in termijnen', '{}', '', '[]', '{}', '{}', 1, '[]', '[]', ''),
             ('b', 'yes', 1, 'stil', 'Nooit getoond', '{}', '', '[]', '{}', '{}', 0, '[]', '[]', '');
    insert into call_events values ('yes', 0, 'closed',
      '{"wrapUp":{"category":"uitstel","solved":true,"note":""}}', '2026-01-01T10:05:00Z');
  `);
  await db.destroy();

  const store = await openDatabase({ file });
  const listed = await summaries(store.db, { agent: 'u', limit: 10 });
  expect(listed.map(({ id, solved }) => [id, solved])).toEqual([
    ['open', null],
    ['no', 'nee'],
    ['yes', 'ja'],
  ]);
  expect(await eventsAfter(store.db, 'yes', -1)).toMatchObject([
    { wrapUp: { solved: 'ja', followUp: { kind: 'geen' } }, wrapUpSeconds: null },
  ]);
  const found = async (q: string) => {
    const { calls } = await searchCalls({ agent: 'u', query: callSearchQuery.parse({ q }) }, { store });
    return calls.map(({ id }) => id);
  };
  expect(await found('belgie')).toEqual(['no']);
  expect(await found('termijnen')).toEqual(['yes']);
  expect(await found('notitie')).toEqual(['yes']);
  expect(await found('getoond')).toEqual([]);
  await store.close();
});
