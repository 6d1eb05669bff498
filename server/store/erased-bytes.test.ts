import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrationProvider } from './migrations.ts';
import { openDatabase, type Store } from './open-database.ts';

let dir: string;
let store: Store;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'belbot-erased-'));
  store = await openDatabase({ file: join(dir, 'belbot.sqlite') });
});
afterEach(() => store.close());

const holds = (where: string, text: string) =>
  readdirSync(where).some((name) => readFileSync(join(where, name), 'latin1').includes(text));

/** Keeps a value in a row of a table that may change. */
const put = (value: string) =>
  store.write((trx) =>
    trx
      .insertInto('sessions')
      .values({ id: 'een', user: null, data_json: value, expires_at: 1 })
      .onConflict((c) => c.column('id').doUpdateSet({ data_json: value }))
      .execute(),
  );

test('what was replaced or removed is in no file after scrubbing, however long it was', async () => {
  for (const size of [1, 100, 4000]) {
    const text = `vergeet-mij-niet-${size} `.repeat(size);
    await put(text);
    expect(holds(dir, `vergeet-mij-niet-${size} `)).toBe(true);
    await put('');
    await store.scrub();
    expect(holds(dir, `vergeet-mij-niet-${size} `)).toBe(false);
  }
});

test('what was erased just before the power failed is gone after the next start', async () => {
  await put('vergeet-mij-niet');
  await put('');
  // The log still holds both; a copy of the files is what a power cut leaves behind.
  expect(holds(dir, 'vergeet-mij-niet')).toBe(true);
  const left = mkdtempSync(join(tmpdir(), 'belbot-left-'));
  cpSync(dir, left, { recursive: true });
  const again = await openDatabase({ file: join(left, 'belbot.sqlite') });
  expect(holds(left, 'vergeet-mij-niet')).toBe(false);
  await again.close();
});

test('scrubbing waits its turn among writes and says so when another process reads the log', async () => {
  await put('eerst');
  const other = new Database(join(dir, 'belbot.sqlite'), { readonly: true });
  other.exec('begin');
  other.prepare('select count(*) from sessions').get();
  const outcomes = await Promise.allSettled([put('een'), store.scrub(), put('twee')]);
  expect(outcomes).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: { code: 'OPSLAG_BEZET' } },
    { status: 'fulfilled' },
  ]);
  other.exec('commit');
  other.close();
  await store.scrub();
  expect(readFileSync(join(dir, 'belbot.sqlite-wal'))).toHaveLength(0);
});

test('a file from before erasing overwrote anything is written anew, once', async () => {
  const file = join(dir, 'oud.sqlite');
  const before = await migrationProvider.getMigrations();
  const first = Object.fromEntries(Object.entries(before).filter(([name]) => name < '004'));
  const old = await openDatabase({ file, migrations: { getMigrations: async () => first } });
  await old.close();
  const raw = new Database(file);
  raw.pragma('secure_delete = OFF');
  raw.exec(`insert into sessions values ('oud', null, '${'vergeet-mij-niet '.repeat(900)}', 1)`);
  raw.pragma('wal_checkpoint(TRUNCATE)');
  raw.exec('delete from sessions');
  raw.close();
  expect(holds(dir, 'vergeet-mij-niet')).toBe(true);
  await (await openDatabase({ file })).close();
  expect(holds(dir, 'vergeet-mij-niet')).toBe(false);
});
