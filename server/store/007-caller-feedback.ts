import type { Kysely, Migration } from 'kysely';

/** What callers thought of their call, and the codes with which they may still say so. Both go with the call. */
export const callerFeedbackTables: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('caller_feedback')
      .addColumn('call', 'text', (c) => c.notNull().references('calls.id').onDelete('cascade'))
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('solved', 'text')
      .addColumn('satisfied', 'text')
      .addColumn('understood', 'text')
      .addColumn('explainable', 'text')
      .addColumn('day', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('caller_feedback_pk', ['call', 'channel'])
      .execute();
    // One code for a call: a new one takes the place of the old one.
    await db.schema
      .createTable('caller_feedback_codes')
      .addColumn('call', 'text', (c) => c.primaryKey().references('calls.id').onDelete('cascade'))
      .addColumn('hash', 'text', (c) => c.notNull().unique())
      .addColumn('expires_at', 'integer', (c) => c.notNull())
      .execute();
  },
};
