import type { Kysely, Migration } from 'kysely';

/** Written confirmations: the draft of a call, and every version that was made into a document. */
export const confirmations: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('confirmation_drafts')
      .addColumn('call', 'text', (c) => c.primaryKey().references('calls.id'))
      .addColumn('body_json', 'text', (c) => c.notNull())
      .addColumn('opened_at', 'text', (c) => c.notNull())
      .addColumn('check_ms', 'integer', (c) => c.notNull())
      .execute();

    await db.schema
      .createTable('confirmations')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('call', 'text', (c) => c.notNull().references('calls.id'))
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('reference', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('content_json', 'text')
      .addColumn('changes_json', 'text')
      .addColumn('cards', 'integer', (c) => c.notNull())
      .addColumn('kept', 'integer', (c) => c.notNull())
      .addColumn('struck', 'integer', (c) => c.notNull())
      .addColumn('changed', 'integer', (c) => c.notNull())
      .addColumn('added', 'integer', (c) => c.notNull())
      .addColumn('check_ms', 'integer', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull().references('users.id'))
      .addColumn('at', 'text', (c) => c.notNull())
      .addUniqueConstraint('confirmations_version', ['call', 'version'])
      .addUniqueConstraint('confirmations_hash', ['call', 'hash'])
      .execute();
    await db.schema.createIndex('confirmations_at').on('confirmations').column('at').execute();
  },
};
