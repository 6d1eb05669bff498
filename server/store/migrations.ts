/** Every change to the tables, in order. A migration that has been released is never edited; a new one follows. */
import type { Migration, MigrationProvider } from 'kysely';
import { initialTables } from './001-initial-tables.ts';
import { recomputableAnswers } from './002-recomputable-answers.ts';
import { helplineTables } from './003-helpline.ts';
import { retention } from './004-retention.ts';
import { wrapUp } from './005-wrap-up.ts';
import { confirmations } from './006-confirmations.ts';
import { callerFeedbackTables } from './007-caller-feedback.ts';

const migrations: Record<string, Migration> = {
  '001-initial-tables': initialTables,
  '002-recomputable-answers': recomputableAnswers,
  '003-helpline': helplineTables,
  '004-retention': retention,
  '005-wrap-up': wrapUp,
  '006-confirmations': confirmations,
  '007-caller-feedback': callerFeedbackTables,
};

export const migrationProvider: MigrationProvider = { getMigrations: async () => migrations };
