import { type Kysely, type Migration, sql } from 'kysely';

/** A text that can be searched back: where it stands and how its row is found. `row` is "new" or "old". */
type Source = {
  table: string;
  column: string;
  kind: string;
  call: string;
  ref: (row: string) => string;
  /** Rows that count; others are not in the index. */
  when?: (row: string) => string;
  /** Columns that decide whether and what is found; the column alone when absent. */
  changesWith?: string;
  /** The text itself, when it is not the column as it stands. */
  text?: (row: string) => string;
};

const SOURCES: Source[] = [
  {
    table: 'utterances',
    column: 'text',
    kind: 'regel',
    call: 'call',
    ref: (row) => `cast(${row}.n as text)`,
  },
  {
    table: 'answers',
    column: 'title',
    kind: 'kaart',
    call: 'call',
    ref: (row) => `${row}.id`,
    when: (row) => `${row}.shown = 1`,
    changesWith: 'title, shown',
  },
  { table: 'calls', column: 'note', kind: 'notitie', call: 'id', ref: () => "''" },
  { table: 'calls', column: 'summary', kind: 'samenvatting', call: 'id', ref: () => "''" },
  {
    table: 'calls',
    column: 'follow_up_json',
    kind: 'vervolg',
    call: 'id',
    ref: () => "''",
    text: (row) => `coalesce(${row}.follow_up_json ->> '$.reason', ${row}.follow_up_json ->> '$.text', '')`,
  },
];

/**
 * The outcome of a call in three words, its follow-up, summary and wrap-up time; what telephony reports; and the words
 * to search back by. Triggers keep the words as they are in the tables, in the same transaction, whoever changes
 * them: what is erased there cannot be found any more, and secure-delete takes it out of the index pages as well.
 */
export const wrapUp: Migration = {
  async up(db: Kysely<unknown>) {
    const run = (statement: string) => sql.raw(statement).execute(db);

    await run('alter table calls rename column solved to solved_flag');
    for (const column of ['solved', 'follow_up_json', 'summary', 'wrap_up_started_at'])
      await run(`alter table calls add column ${column} text`);
    await run(`update calls set solved = case solved_flag when 1 then 'ja' when 0 then 'nee' end`);
    await run('alter table calls drop column solved_flag');
    await run('create index calls_started on calls (started_at)');

    await run(`create table telephony (
      call text primary key references calls (id),
      waiting_seconds real, repeat_call integer, transferred_to text, ended_at text, updated_at text not null)`);

    await run(`create table call_search (
      id integer primary key, call text not null, kind text not null, ref text not null, unique (call, kind, ref))`);
    await run(`create virtual table call_words using fts5
      (text, content = '', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2')`);
    await run(`insert into call_words (call_words, rank) values ('secure-delete', 1)`);
    for (const source of SOURCES) await follow(source, run);
  },
};

/** Keeps the index equal to one column: at once for the rows there are, by triggers from then on. */
async function follow(source: Source, run: (statement: string) => Promise<unknown>): Promise<void> {
  const { table, column, kind, call, ref, when = () => 'true', text = (row) => `${row}.${column}` } = source;
  const key = (row: string) => `call = ${row}.${call} and kind = '${kind}' and ref = ${ref(row)}`;
  const counts = (row: string) => `${when(row)} and ${text(row)} <> ''`;
  const add = `
    insert into call_search (call, kind, ref)
      select new.${call}, '${kind}', ${ref('new')} where ${counts('new')};
    insert into call_words (rowid, text)
      select id, ${text('new')} from call_search where ${key('new')};`;
  // The words go by the text they came from: the index itself does not hold it.
  const remove = `
    insert into call_words (call_words, rowid, text)
      select 'delete', id, ${text('old')} from call_search where ${key('old')};
    delete from call_search where ${key('old')};`;

  const name = `search_${kind}`;
  await run(`create trigger ${name}_insert after insert on ${table} when ${counts('new')} begin ${add} end`);
  const changes = source.changesWith ?? column;
  await run(
    `create trigger ${name}_update after update of ${changes} on ${table} begin ${remove} ${add} end`,
  );
  await run(`create trigger ${name}_delete after delete on ${table} begin ${remove} end`);

  await run(`insert into call_search (call, kind, ref)
    select ${call}, '${kind}', ${ref(table)} from ${table} where ${counts(table)}`);
  await run(`insert into call_words (rowid, text)
    select s.id, ${text(table)} from ${table} join call_search s
      on s.call = ${table}.${call} and s.kind = '${kind}' and s.ref = ${ref(table)}`);
}
