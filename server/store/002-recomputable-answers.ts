import type { Kysely, Migration } from 'kysely';

/** What an answer was worked out from, and which answer it takes the place of. */
export const recomputableAnswers: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('answers').addColumn('input_json', 'text').execute();
    await db.schema
      .alterTable('answers')
      .addColumn('revises', 'text', (c) => c.references('answers.id'))
      .execute();
    await db.schema.createIndex('answers_at').on('answers').column('at').execute();
  },
};
