/** The chosen days, how far each kind has been cleaned, and the log of the clean-ups, in the database. */
import type { Kysely } from 'kysely';
import type { RetentionKind, RetentionRun } from '../contract/retention.ts';
import type { RetentionTable, Tables } from '../store/schema.ts';

type Db = Kysely<Tables>;

const RUNS_SHOWN = 20;

/** What is stored about each kind; a kind that was never changed and never cleaned is absent. */
export async function retentionRows(
  db: Db,
): Promise<Map<RetentionKind, RetentionTable & { name: string | null }>> {
  const rows = await db
    .selectFrom('retention')
    .leftJoin('users', 'users.id', 'retention.changed_by')
    .selectAll('retention')
    .select('users.name as name')
    .execute();
  return new Map(rows.map((row) => [row.kind, row]));
}

/** Writes some columns of a kind. */
export async function saveRetention(
  trx: Db,
  kind: RetentionKind,
  values: Partial<Omit<RetentionTable, 'kind'>>,
): Promise<void> {
  const empty = {
    kind,
    days: null,
    changed_by: null,
    changed_at: null,
    cleaned_until: null,
    last_run_at: null,
    last_removed: null,
  };
  await trx
    .insertInto('retention')
    .values({ ...empty, ...values })
    .onConflict((c) => c.column('kind').doUpdateSet(values))
    .execute();
}

/** The next closed calls of a kind after the last one that was done, oldest first. */
export async function nextCalls(
  db: Db,
  { after, before, limit }: { after: string | null; before: string; limit: number },
): Promise<{ id: string; closedAt: string }[]> {
  const [closedAt = '', id = ''] = after?.split(' ') ?? [];
  const rows = await db
    .selectFrom('calls')
    .select(['id', 'closed_at'])
    .where('closed_at', '<', before)
    .where('closed_at', '>=', closedAt)
    .where((e) => e.or([e('closed_at', '>', closedAt), e('id', '>', id)]))
    .orderBy('closed_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.flatMap((row) => (row.closed_at === null ? [] : [{ id: row.id, closedAt: row.closed_at }]));
}

export async function startRun(
  trx: Db,
  run: { at: string; startedBy: RetentionRun['startedBy']; user: string | null },
): Promise<number> {
  const { insertId } = await trx
    .insertInto('retention_runs')
    .values({
      started_at: run.at,
      finished_at: null,
      started_by: run.startedBy,
      user: run.user,
      state: 'loopt',
      removed_json: '{}',
    })
    .executeTakeFirstOrThrow();
  return Number(insertId);
}

export async function updateRun(
  trx: Db,
  id: number,
  run: { removed: RetentionRun['removed']; state: RetentionRun['state']; finishedAt: string | null },
): Promise<void> {
  await trx
    .updateTable('retention_runs')
    .set({ removed_json: JSON.stringify(run.removed), state: run.state, finished_at: run.finishedAt })
    .where('id', '=', id)
    .execute();
}

/** Runs that were going on when the server fell. */
export async function settleRuns(trx: Db): Promise<void> {
  await trx.updateTable('retention_runs').set({ state: 'afgebroken' }).where('state', '=', 'loopt').execute();
}

/** The latest runs, newest first. */
export async function latestRuns(db: Db): Promise<RetentionRun[]> {
  const rows = await db
    .selectFrom('retention_runs')
    .leftJoin('users', 'users.id', 'retention_runs.user')
    .selectAll('retention_runs')
    .select('users.name as name')
    .orderBy('id', 'desc')
    .limit(RUNS_SHOWN)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    startedBy: row.started_by,
    user: row.name,
    state: row.state,
    removed: JSON.parse(row.removed_json),
  }));
}
