/** The agent's and the monitor's side of callers' feedback; the page of the caller is in page-routes.ts. */
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { requireRole, userOf } from '../accounts/session.ts';
import type { SessionStore } from '../accounts/session-store.ts';
import { ownCall } from '../calls/own-call.ts';
import { callerAnswers } from '../contract/caller-feedback.ts';
import type { CallsTable } from '../store/schema.ts';
import type { CallerFeedbackDeps } from './deps.ts';
import { keepAsked } from './keep-asked.ts';
import { makeLink } from './make-link.ts';
import { feedbackOfCall, feedbackUntil } from './store.ts';
import { lastSunday, summarise } from './summarise.ts';

type RouteDeps = CallerFeedbackDeps & {
  sessions: SessionStore;
  /** Scheme and host that callers reach; null: those of the agent's console. */
  publicUrl: string | null;
};

/** Mounted on /api. */
export function callerFeedbackRoutes({ sessions, publicUrl, ...deps }: RouteDeps): Router {
  const router = Router();
  const path = '/calls/:id/caller-feedback';
  const owner: RequestHandler[] = [
    requireRole(sessions, 'medewerker'),
    async (req, res, next) => {
      res.locals.call = await ownCall({ callId: String(req.params.id), user: userOf(res) }, deps);
      next();
    },
  ];
  const callOf = (res: Response): CallsTable => res.locals.call;

  router.get(path, owner, async (_req: Request, res: Response) => {
    res.json(await feedbackOfCall(deps.store.db, callOf(res).id));
  });
  router.put(path, owner, async (req: Request, res: Response) => {
    await keepAsked({ call: callOf(res), answers: callerAnswers.parse(req.body) }, deps);
    res.status(204).end();
  });
  router.post(`${path}/link`, owner, async (req: Request, res: Response) => {
    // The rule of same-origin.ts has found Origin equal to Host; behind a TLS proxy only it knows the scheme.
    const origin = publicUrl ?? req.headers.origin ?? `${req.protocol}://${req.headers.host}`;
    res.status(201).json(await makeLink({ call: callOf(res), origin }, deps));
  });
  router.get(
    '/caller-feedback/summary',
    requireRole(sessions, 'kwaliteitsmonitor', 'beheerder'),
    async (_req, res) => {
      const now = deps.now();
      res.json(summarise(await feedbackUntil(deps.store.db, lastSunday(now)), now));
    },
  );
  return router;
}
