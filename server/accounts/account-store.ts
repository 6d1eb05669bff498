/** Users in the database. */
import type { Role, User } from '../contract/accounts.ts';
import type { Store } from '../store/open-database.ts';

export type Account = User & { passwordHash: string; demo: boolean };

const columns = ['id', 'username', 'name', 'role', 'password_hash', 'demo'] as const;
type Row = { id: string; username: string; name: string; role: Role; password_hash: string; demo: number };

const toAccount = ({ password_hash, demo, ...user }: Row): Account => ({
  ...user,
  passwordHash: password_hash,
  demo: demo === 1,
});

/** User names do not differ in upper and lower case. */
export const canonicalUsername = (username: string) => username.trim().toLowerCase();

/** The account with that user name, or null. */
export async function findAccount(
  { username }: { username: string },
  { db }: Store,
): Promise<Account | null> {
  const row = await db
    .selectFrom('users')
    .select(columns)
    .where('username', '=', canonicalUsername(username))
    .executeTakeFirst();
  return row ? toAccount(row) : null;
}

/** The account with that id, or null. */
export async function accountById({ id }: { id: string }, { db }: Store): Promise<Account | null> {
  const row = await db.selectFrom('users').select(columns).where('id', '=', id).executeTakeFirst();
  return row ? toAccount(row) : null;
}

/** Adds an account. Rejects with a SqliteError (SQLITE_CONSTRAINT_UNIQUE) when the user name is taken. */
export async function insertAccount(account: Account & { createdAt: string }, store: Store): Promise<void> {
  await store.write((trx) =>
    trx
      .insertInto('users')
      .values({
        id: account.id,
        username: canonicalUsername(account.username),
        name: account.name,
        role: account.role,
        password_hash: account.passwordHash,
        demo: account.demo ? 1 : 0,
        created_at: account.createdAt,
      })
      .execute(),
  );
}

/** True when someone can sign in; outside the demo its accounts do not count. */
export async function anyAccount({ demo }: { demo: boolean }, { db }: Store): Promise<boolean> {
  const query = db.selectFrom('users').select('id').limit(1);
  const row = await (demo ? query : query.where('demo', '=', 0)).executeTakeFirst();
  return row !== undefined;
}
