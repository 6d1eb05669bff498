/** Removing rows with everything that hangs on them, in whatever table that is. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../store/schema.ts';

type Reference = { child: string; column: string };

/** Ids in one statement; SQLite takes far more, this keeps statements few and short. */
const CHUNK = 200;

/**
 * Removes rows of a table by their `id`, first the rows of other tables that refer to them, and so on. Tables are
 * found in the database itself, so that one that is added later is not forgotten. Returns the number of rows removed.
 */
export async function removeRows(
  trx: Kysely<Tables>,
  table: string,
  ids: readonly string[],
): Promise<number> {
  let removed = 0;
  for (let from = 0; from < ids.length; from += CHUNK) {
    removed += await removeChunk(trx, table, ids.slice(from, from + CHUNK));
  }
  return removed;
}

async function removeChunk(trx: Kysely<Tables>, table: string, ids: readonly string[]): Promise<number> {
  const list = sql.join(ids);
  let removed = 0;
  for (const { child, column } of await referencesTo(trx, table)) {
    const match = sql`${sql.ref(column)} in (${list})`;
    if (child === table) {
      // A row that takes the place of one that goes stays by itself.
      await sql`update ${sql.table(child)} set ${sql.ref(column)} = null where ${match}`.execute(trx);
    } else if (await isReferredTo(trx, child)) {
      const { rows } = await sql<{ id: string }>`select id from ${sql.table(child)} where ${match}`.execute(
        trx,
      );
      removed += await removeRows(
        trx,
        child,
        rows.map((r) => r.id),
      );
    } else {
      const { numAffectedRows } = await sql`delete from ${sql.table(child)} where ${match}`.execute(trx);
      removed += Number(numAffectedRows ?? 0);
    }
  }
  const { numAffectedRows } = await sql`delete from ${sql.table(table)} where id in (${list})`.execute(trx);
  return removed + Number(numAffectedRows ?? 0);
}

const isReferredTo = async (trx: Kysely<Tables>, table: string) =>
  (await referencesTo(trx, table)).length > 0;

async function referencesTo(trx: Kysely<Tables>, table: string): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    select m.name as child, f."from" as "column"
    from sqlite_master m join pragma_foreign_key_list(m.name) f
    where m.type = 'table' and f."table" = ${table}`.execute(trx);
  return rows;
}
