/** Sessions of express-session, kept in the database under the hash of their id. */
import { createHash } from 'node:crypto';
import { Store as BaseStore, type SessionData } from 'express-session';
import { AppError } from '../app-error.ts';
import type { Store } from '../store/open-database.ts';
import { type Account, accountById } from './account-store.ts';

declare module 'express-session' {
  interface SessionData {
    userId?: string;
  }
}

/** Use of a session is written down at most this often, in milliseconds. */
const TOUCH_EVERY_MS = 60_000;

export const hashSessionId = (sid: string) => createHash('sha256').update(sid).digest('hex');

export type SessionDeps = { store: Store; now: () => Date; sessionHours: number; demo: boolean };

/** A session ends `sessionHours` after its last use; the cookie itself holds no end. */
export class SessionStore extends BaseStore {
  readonly #deps: SessionDeps;

  constructor(deps: SessionDeps) {
    super();
    this.#deps = deps;
  }

  override get(sid: string, done: (error: unknown, session?: SessionData | null) => void): void {
    settle(this.#read(hashSessionId(sid)), done);
  }

  override set(sid: string, session: SessionData, done?: (error?: unknown) => void): void {
    settle(this.#save(hashSessionId(sid), session), done);
  }

  override touch(sid: string, _session: SessionData, done?: (error?: unknown) => void): void {
    settle(this.use(hashSessionId(sid)), done);
  }

  override destroy(sid: string, done?: (error?: unknown) => void): void {
    const id = hashSessionId(sid);
    settle(
      this.#deps.store.write((trx) => trx.deleteFrom('sessions').where('id', '=', id).execute()),
      done && ((error) => done(error)),
    );
  }

  /** The account behind a live session, given the hash of its id; null when it has ended or may not be used. */
  async accountOf(id: string): Promise<Account | null> {
    const { store, now, demo } = this.#deps;
    const row = await store.db
      .selectFrom('sessions')
      .select('user')
      .where('id', '=', id)
      .where('expires_at', '>', now().getTime())
      .executeTakeFirst();
    const account = row?.user ? await accountById({ id: row.user }, store) : null;
    return account && (demo || !account.demo) ? account : null;
  }

  /**
   * Notes that a session is in use, which puts off its end. Never rejects for want of storage: a session that ends
   * early does less harm than a request that fails.
   */
  async use(id: string): Promise<void> {
    const { store } = this.#deps;
    const end = this.#end();
    const due = await store.db
      .selectFrom('sessions')
      .select('id')
      .where('id', '=', id)
      .where('expires_at', '<', end - TOUCH_EVERY_MS)
      .where('expires_at', '>', this.#deps.now().getTime())
      .executeTakeFirst();
    if (!due) return;
    await store
      .write((trx) => trx.updateTable('sessions').set({ expires_at: end }).where('id', '=', id).execute())
      .catch((error: unknown) => {
        if (!(error instanceof AppError)) throw error;
      });
  }

  /** Removes the sessions that have ended. */
  async sweep(): Promise<void> {
    const now = this.#deps.now().getTime();
    await this.#deps.store.write((trx) =>
      trx.deleteFrom('sessions').where('expires_at', '<=', now).execute(),
    );
  }

  #end = () => this.#deps.now().getTime() + this.#deps.sessionHours * 3_600_000;

  async #read(id: string): Promise<SessionData | null> {
    const row = await this.#deps.store.db
      .selectFrom('sessions')
      .select('data_json')
      .where('id', '=', id)
      .where('expires_at', '>', this.#deps.now().getTime())
      .executeTakeFirst();
    return row ? JSON.parse(row.data_json) : null;
  }

  async #save(id: string, session: SessionData): Promise<void> {
    const values = {
      user: session.userId ?? null,
      data_json: JSON.stringify(session),
      expires_at: this.#end(),
    };
    await this.#deps.store.write((trx) =>
      trx
        .insertInto('sessions')
        .values({ id, ...values })
        .onConflict((c) => c.column('id').doUpdateSet(values))
        .execute(),
    );
  }
}

/** Hands the outcome of a promise to a callback, outside the promise so that what it throws is not swallowed. */
function settle<T>(promise: Promise<T>, done?: (error: unknown, value?: T) => void): void {
  promise.then(
    (value) => setImmediate(() => done?.(null, value)),
    (error) => setImmediate(() => done?.(error)),
  );
}
