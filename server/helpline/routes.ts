/** The HTTP side of the second line; see contract/api.md. */
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { requireRole, userOf } from '../accounts/session.ts';
import type { SessionStore } from '../accounts/session-store.ts';
import type { CallDeps } from '../calls/deps.ts';
import { answerHelplineBody, askHelplineBody, gapState, markGapBody } from '../contract/helpline.ts';
import { answerRequest } from './answer-request.ts';
import { askHelpline } from './ask-helpline.ts';
import { listGaps } from './gap-store.ts';
import { handleGap } from './handle-gap.ts';
import type { Presence } from './presence.ts';
import { readPlaces, readQueue } from './read-queue.ts';
import { readRequest } from './read-request.ts';
import { releaseRequest, takeCallOver, takeRequest } from './take-request.ts';
import { withdrawRequest } from './withdraw-request.ts';

type HelplineRouteDeps = { calls: CallDeps; sessions: SessionStore };

/** What an agent does; mounted below a call that has been checked to be theirs. */
export function callHelplineRoutes(deps: CallDeps): Router {
  const router = Router({ mergeParams: true });
  const callId = (req: Request) => String(req.params.id);
  router.post('/', async (req, res) => {
    const body = askHelplineBody.parse(req.body);
    res.status(201).json(await askHelpline({ callId: callId(req), body }, deps));
  });
  router.get('/', async (req, res) => {
    res.json(await readPlaces({ callId: callId(req) }, deps));
  });
  router.delete('/:requestId', async (req, res) => {
    await withdrawRequest({ callId: callId(req), requestId: String(req.params.requestId) }, deps);
    res.status(204).end();
  });
  return router;
}

/** What a helper does. */
export function helplineRoutes({
  calls: deps,
  sessions,
  helpers,
}: HelplineRouteDeps & { helpers: Presence }): Router {
  const router = Router();
  const stepOf = (req: Request, res: Response) => ({ requestId: String(req.params.id), user: userOf(res) });
  router.use(requireRole(sessions, 'hulplijn'));
  router.get('/', async (_req, res) => {
    res.json(await readQueue(deps));
  });
  router.get('/:id', async (req, res) => {
    res.json(await readRequest({ requestId: String(req.params.id) }, deps));
  });
  router.post('/:id/take', async (req, res) => {
    await takeRequest(stepOf(req, res), deps);
    // Without a connection they would keep it for ever.
    helpers.expect(userOf(res).id);
    res.status(204).end();
  });
  router.post('/:id/release', async (req, res) => {
    await releaseRequest(stepOf(req, res), deps);
    res.status(204).end();
  });
  router.post('/:id/answer', async (req, res) => {
    await answerRequest({ ...stepOf(req, res), body: answerHelplineBody.parse(req.body) }, deps);
    res.status(204).end();
  });
  router.post('/:id/take-over', async (req, res) => {
    await takeCallOver(stepOf(req, res), deps);
    res.status(204).end();
  });
  return router;
}

const gapQuery = z.object({ state: gapState.default('open') });

/** What the kennisbeheerder does with the gaps. */
export function knowledgeGapRoutes({ calls: deps, sessions }: HelplineRouteDeps): Router {
  const router = Router();
  router.use(requireRole(sessions, 'kennisbeheerder'));
  router.get('/', async (req, res) => {
    res.json(await listGaps(deps.store.db, gapQuery.parse(req.query).state));
  });
  router.put('/:id', async (req, res) => {
    const body = markGapBody.parse(req.body);
    await handleGap({ gapId: String(req.params.id), body, user: userOf(res).id }, deps);
    res.status(204).end();
  });
  return router;
}
