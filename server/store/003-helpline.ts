import { type Kysely, type Migration, sql } from 'kysely';

/** Questions to the second line, their answers, and the gaps in the knowledge base that they show. */
export const helplineTables: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('helpline_requests')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('call', 'text', (c) => c.notNull().references('calls.id'))
      .addColumn('client_key', 'text', (c) => c.notNull())
      .addColumn('answer', 'text', (c) => c.references('answers.id'))
      .addColumn('card_status', 'text')
      .addColumn('question', 'text', (c) => c.notNull())
      .addColumn('note', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('helper', 'text', (c) => c.references('users.id'))
      .addColumn('asked_at', 'text', (c) => c.notNull())
      .addColumn('first_taken_at', 'text')
      .addColumn('ended_at', 'text')
      .addColumn('withdrawn', 'text')
      .addUniqueConstraint('helpline_requests_key', ['call', 'client_key'])
      .execute();
    // The queue stays small while the log of it grows.
    await db.schema
      .createIndex('helpline_requests_open')
      .on('helpline_requests')
      .columns(['state', 'asked_at'])
      .where(sql.ref('ended_at'), 'is', null)
      .execute();

    await db.schema
      .createTable('helpline_answers')
      .addColumn('request', 'text', (c) => c.primaryKey().references('helpline_requests.id'))
      .addColumn('helper', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('sources_json', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .execute();

    await db.schema
      .createTable('knowledge_gaps')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('request', 'text', (c) => c.notNull().unique().references('helpline_requests.id'))
      .addColumn('question', 'text', (c) => c.notNull())
      .addColumn('card_status', 'text')
      .addColumn('answer', 'text', (c) => c.notNull())
      .addColumn('sources_json', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('reason', 'text')
      .addColumn('note', 'text', (c) => c.notNull())
      .addColumn('handled_by', 'text', (c) => c.references('users.id'))
      .addColumn('handled_at', 'text')
      .execute();
    await db.schema
      .createIndex('knowledge_gaps_state')
      .on('knowledge_gaps')
      .columns(['state', 'at'])
      .execute();

    await db.schema
      .createTable('knowledge_gap_marks')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('gap', 'text', (c) => c.notNull().references('knowledge_gaps.id'))
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('reason', 'text')
      .addColumn('note', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('at', 'text', (c) => c.notNull())
      .execute();
  },
};
