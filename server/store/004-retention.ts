import type { Kysely, Migration } from 'kysely';

/** How long each kind of data is kept, and what the clean-ups removed. */
export const retention: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('retention')
      .addColumn('kind', 'text', (c) => c.primaryKey())
      .addColumn('days', 'integer')
      .addColumn('changed_by', 'text', (c) => c.references('users.id').onDelete('set null'))
      .addColumn('changed_at', 'text')
      .addColumn('cleaned_until', 'text')
      .addColumn('last_run_at', 'text')
      .addColumn('last_removed', 'integer')
      .execute();
    await db.schema
      .createTable('retention_runs')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('started_at', 'text', (c) => c.notNull())
      .addColumn('finished_at', 'text')
      .addColumn('started_by', 'text', (c) => c.notNull())
      .addColumn('user', 'text', (c) => c.references('users.id').onDelete('set null'))
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('removed_json', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('calls_closed').on('calls').columns(['closed_at', 'id']).execute();
    for (const table of ['feedback', 'unused']) {
      await db.schema.createIndex(`${table}_at`).on(table).column('at').execute();
    }
  },
};
