/** Signing in and out. */
import { type Request, Router } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { AppError } from '../app-error.ts';
import { type SessionInfo, signInBody, type User } from '../contract/accounts.ts';
import type { Store } from '../store/open-database.ts';
import { canonicalUsername } from './account-store.ts';
import { demoAccounts } from './demo-accounts.ts';
import { publicUser, requireRole, SESSION_COOKIE, userOfRequest } from './session.ts';
import { hashSessionId, type SessionStore } from './session-store.ts';
import { signIn } from './sign-in.ts';

const WINDOW_MS = 15 * 60_000;
/** Failed attempts in a window, for one user name from one address, and from one address for all names. */
const PER_NAME = 10;
const PER_ADDRESS = 200;

type SessionRouteDeps = {
  store: Store;
  sessions: SessionStore;
  demo: boolean;
  /** Called with the hashed id of a session that was ended. */
  onSignOut: (session: string) => void;
};

export function sessionRoutes({ store, sessions, demo, onSignOut }: SessionRouteDeps): Router {
  const router = Router();
  const info = (user: User | null): SessionInfo => ({ user, demo, demoAccounts: demo ? demoAccounts : [] });

  router.get('/', async (req, res) => {
    res.json(info(await userOfRequest(req, sessions)));
  });
  router.post(
    '/',
    limit(PER_ADDRESS, (req) => ipKeyGenerator(req.ip ?? '')),
    limit(
      PER_NAME,
      (req) => `${ipKeyGenerator(req.ip ?? '')} ${canonicalUsername(String(req.body?.username))}`,
    ),
    async (req, res) => {
      const account = await signIn(signInBody.parse(req.body), { store, demo });
      await renew(req, account.id);
      res.json(info(publicUser(account)));
    },
  );
  router.delete('/', requireRole(sessions), async (req, res) => {
    const session = hashSessionId(req.sessionID);
    await new Promise<void>((resolve, reject) => req.session.destroy((e) => (e ? reject(e) : resolve())));
    onSignOut(session);
    res.clearCookie(SESSION_COOKIE, { path: '/' }).status(204).end();
  });
  return router;
}

/** A new session id at every sign-in, so that one that was planted before is worth nothing. */
async function renew(req: Request, userId: string): Promise<void> {
  await new Promise<void>((resolve, reject) => req.session.regenerate((e) => (e ? reject(e) : resolve())));
  req.session.userId = userId;
  await new Promise<void>((resolve, reject) => req.session.save((e) => (e ? reject(e) : resolve())));
}

function limit(attempts: number, keyGenerator: (req: Request) => string) {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: attempts,
    keyGenerator,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, _res, next) =>
      next(
        new AppError({
          status: 429,
          code: 'TE_VEEL_POGINGEN',
          message: 'Er is te vaak geprobeerd aan te melden. Wacht een kwartier en probeer het opnieuw.',
        }),
      ),
  });
}
