import { type Kysely, type Migration, sql } from 'kysely';

/** Accounts, calls and what happened in them. */
export const initialTables: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('users')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('username', 'text', (c) => c.notNull().unique())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('password_hash', 'text', (c) => c.notNull())
      .addColumn('demo', 'integer', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .execute();

    await db.schema
      .createTable('sessions')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('user', 'text', (c) => c.references('users.id').onDelete('cascade'))
      .addColumn('data_json', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'integer', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('sessions_expires').on('sessions').column('expires_at').execute();

    await db.schema
      .createTable('calls')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('agent', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('started_at', 'text', (c) => c.notNull())
      .addColumn('closed_at', 'text')
      .addColumn('caller_informed', 'integer', (c) => c.notNull())
      .addColumn('recording', 'integer', (c) => c.notNull())
      .addColumn('category', 'text')
      .addColumn('solved', 'integer')
      .addColumn('note', 'text')
      .addUniqueConstraint('calls_number', ['agent', 'number'])
      .execute();
    // An agent has one open call at most, whatever the code above this does.
    await db.schema
      .createIndex('calls_one_open')
      .unique()
      .on('calls')
      .column('agent')
      .where(sql.ref('closed_at'), 'is', null)
      .execute();

    await db.schema
      .createTable('utterances')
      .addColumn('call', 'text', (c) => c.notNull().references('calls.id'))
      .addColumn('n', 'integer', (c) => c.notNull())
      .addColumn('speaker', 'text', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('origin', 'text', (c) => c.notNull())
      .addColumn('client_key', 'text')
      .addColumn('seq', 'integer')
      .addColumn('late', 'integer', (c) => c.notNull())
      .addColumn('provisional', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('utterances_pk', ['call', 'n'])
      .addUniqueConstraint('utterances_key', ['call', 'client_key'])
      .addUniqueConstraint('utterances_seq', ['call', 'seq'])
      .execute();

    await db.schema
      .createTable('answers')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('call', 'text', (c) => c.notNull().references('calls.id'))
      .addColumn('utterance', 'integer')
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('card_json', 'text', (c) => c.notNull())
      .addColumn('question', 'text', (c) => c.notNull())
      .addColumn('steps_json', 'text', (c) => c.notNull())
      .addColumn('timings_json', 'text', (c) => c.notNull())
      .addColumn('receipt_json', 'text', (c) => c.notNull())
      .addColumn('shown', 'integer', (c) => c.notNull())
      .addColumn('retrieved_json', 'text', (c) => c.notNull())
      .addColumn('cited_json', 'text', (c) => c.notNull())
      .addColumn('requested_by', 'text', (c) => c.references('users.id'))
      .addColumn('at', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('answers_call').on('answers').columns(['call', 'utterance']).execute();

    await db.schema
      .createTable('snapshots')
      .addColumn('hash', 'text', (c) => c.primaryKey())
      .addColumn('passage_json', 'text', (c) => c.notNull())
      .execute();
    for (const change of ['update', 'delete']) {
      await sql`create trigger ${sql.raw(`snapshots_no_${change}`)} before ${sql.raw(change)} on snapshots
        begin select raise(abort, 'a snapshot never changes'); end`.execute(db);
    }

    for (const table of ['feedback', 'unused']) {
      const columns = db.schema
        .createTable(table)
        .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
        .addColumn('answer', 'text', (c) => c.notNull().references('answers.id'));
      await (table === 'feedback'
        ? columns.addColumn('thumb', 'text').addColumn('reasons_json', 'text', (c) => c.notNull())
        : columns.addColumn('reason', 'text')
      )
        .addColumn('text', 'text', (c) => c.notNull())
        .addColumn('by', 'text', (c) => c.notNull().references('users.id'))
        .addColumn('at', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex(`${table}_answer`).on(table).columns(['answer', 'id']).execute();
    }

    await db.schema
      .createTable('call_events')
      .addColumn('call', 'text', (c) => c.notNull().references('calls.id'))
      .addColumn('n', 'integer', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('body_json', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('call_events_pk', ['call', 'n'])
      .execute();
  },
};
