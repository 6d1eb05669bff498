import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../app-error.ts';
import { openDatabase, type Store } from './open-database.ts';

let store: Store;
let file: string;

beforeEach(async () => {
  file = join(mkdtempSync(join(tmpdir(), 'belbot-store-')), 'belbot.sqlite');
  store = await openDatabase({ file });
});
afterEach(() => store.close());

const add = (hash: string, text = '{}') =>
  store.write((trx) => trx.insertInto('snapshots').values({ hash, passage_json: text }).execute());
const hashes = async () =>
  (await store.db.selectFrom('snapshots').select('hash').execute()).map((r) => r.hash);

/** The disk is full at this many pages. */
const limitPages = (pages: number) =>
  store.write((trx) => sql`pragma max_page_count = ${sql.raw(String(pages))}`.execute(trx));

describe('writes that wait together', () => {
  const refusal = new AppError({ status: 409, code: 'GESPREK_GESLOTEN', message: '' });
  test.each([
    ['an unexpected error', new Error('second half failed')],
    ['a refusal', refusal],
  ])('are each all or nothing: %s leaves no trace and does not harm its neighbours', async (_what, error) => {
    const fails = store.write(async (trx) => {
      await trx.insertInto('snapshots').values({ hash: 'half', passage_json: '{}' }).execute();
      throw error;
    });
    const outcomes = await Promise.allSettled([add('a'), fails, add('b'), add('a'), add('c')]);
    expect(outcomes.map((o) => o.status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(await hashes()).toEqual(['a', 'b', 'c']);
  });

  test('run in the order in which they came', async () => {
    const names = Array.from({ length: 200 }, (_, i) => String(i).padStart(3, '0'));
    await Promise.all(names.map((name) => add(name)));
    const rows = await sql<{ hash: string }>`select hash from snapshots order by rowid`.execute(store.db);
    expect(rows.rows.map((r) => r.hash)).toEqual(names);
  });

  test('are on disk, for another process to see, when their promise resolves', async () => {
    await add('a');
    const other = new Database(file, { readonly: true });
    expect(other.prepare('select count(*) as n from snapshots').get()).toEqual({ n: 1 });
    other.close();
  });
});

test('a full disk gives OPSLAG_VOL, keeps what was there and works again when there is room', async () => {
  await add('before');
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(store.db);
  await limitPages(Number(rows[0]?.page_count));
  const big = 'x'.repeat(200_000);
  const outcomes = await Promise.allSettled([add('one', big), add('two', big)]);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'OPSLAG_VOL', status: 503 } });
  }
  expect(await hashes()).toEqual(['before']);
  await limitPages(1_000_000);
  await add('after', big);
  expect((await hashes()).sort()).toEqual(['after', 'before']);
});

test('a database that another process has locked gives OPSLAG_BEZET and works again afterwards', async () => {
  const other = new Database(file);
  other.exec('begin immediate');
  await expect(add('a')).rejects.toMatchObject({ code: 'OPSLAG_BEZET', status: 503 });
  other.exec('rollback');
  other.close();
  await add('a');
  expect(await hashes()).toEqual(['a']);
});

test('a snapshot can be neither changed nor removed', async () => {
  await add('a');
  const change = store.write((trx) => trx.updateTable('snapshots').set({ passage_json: '[]' }).execute());
  await expect(change).rejects.toThrow('a snapshot never changes');
  await expect(store.write((trx) => trx.deleteFrom('snapshots').execute())).rejects.toThrow('never changes');
});

test('opening an existing database changes nothing in it', async () => {
  await add('a');
  await store.close();
  store = await openDatabase({ file });
  expect(await hashes()).toEqual(['a']);
});
