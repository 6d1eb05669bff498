/** The session cookie, and who is behind a request. */
import type { Request, RequestHandler, Response } from 'express';
import expressSession from 'express-session';
import { noAccess, notSignedIn } from '../app-error.ts';
import type { Role, User } from '../contract/accounts.ts';
import { hashSessionId, type SessionStore } from './session-store.ts';

export const SESSION_COOKIE = 'belbot.sid';

/** Middleware that reads the session; shared by HTTP and the socket handshake. */
export function sessionMiddleware({
  sessions,
  secret,
  secure,
}: {
  sessions: SessionStore;
  secret: string;
  secure: boolean;
}): RequestHandler {
  return expressSession({
    name: SESSION_COOKIE,
    secret,
    store: sessions,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'strict', secure, path: '/' },
  });
}

/** The user without what is only for the server. */
export const publicUser = ({ id, username, name, role }: User): User => ({ id, username, name, role });

/** Who sent the request, or null. */
export async function userOfRequest(req: Request, sessions: SessionStore): Promise<User | null> {
  if (!req.session?.userId) return null;
  const account = await sessions.accountOf(hashSessionId(req.sessionID));
  return account && publicUser(account);
}

/** Lets the request pass for these roles (none named: for everyone signed in); 401 or 403 otherwise. */
export function requireRole(sessions: SessionStore, ...roles: Role[]): RequestHandler {
  return async (req, res, next) => {
    const user = await userOfRequest(req, sessions);
    if (!user) throw notSignedIn();
    if (roles.length > 0 && !roles.includes(user.role)) throw noAccess();
    res.locals.user = user;
    next();
  };
}

/** The user that requireRole let through. */
export function userOf(res: Response): User {
  const user: User | undefined = res.locals.user;
  if (!user) throw notSignedIn();
  return user;
}
