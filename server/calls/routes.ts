/** The HTTP side of calls; see contract/api.md. */
import { type Request, Router } from 'express';
import { requireToken } from '../accounts/api-token.ts';
import { requireRole, userOf } from '../accounts/session.ts';
import type { SessionStore } from '../accounts/session-store.ts';
import { notFound } from '../app-error.ts';
import { fetchFromFile } from '../client-file/fetch-from-file.ts';
import { changeConsent } from '../consent/change-consent.ts';
import { callSearchQuery } from '../contract/call-search.ts';
import {
  closeCallBody,
  feedbackBody,
  giveDataBody,
  listeningBody,
  postUtteranceBody,
  showPassageBody,
  startCallBody,
  startReplayBody,
  typedLine,
  unusedBody,
} from '../contract/calls.ts';
import { fetchClientFileBody } from '../contract/client-file.ts';
import { consentBody } from '../contract/consent.ts';
import { handOverBody } from '../contract/hand-over.ts';
import { telephonyBody } from '../contract/measures.ts';
import { callHelplineRoutes } from '../helpline/routes.ts';
import { takeTelephony } from '../measures/take-telephony.ts';
import { searchCalls } from '../search-back/search-calls.ts';
import { addUtterance } from './add-utterance.ts';
import { beginWrapUp } from './begin-wrap-up.ts';
import { closeCall } from './close-call.ts';
import type { CallDeps } from './deps.ts';
import { giveData, whatIf } from './give-data.ts';
import { giveFeedback } from './give-feedback.ts';
import { draftHandOver, handOver } from './hand-over.ts';
import { listCalls } from './list-calls.ts';
import { markUnused } from './mark-unused.ts';
import { ownCall } from './own-call.ts';
import { postUtterance } from './post-utterance.ts';
import { readCall } from './read-call.ts';
import { reopenCall } from './reopen-call.ts';
import { startReplay, stopReplay } from './replay.ts';
import { chooseListening, requestCard } from './request-card.ts';
import type { Scenario } from './scenarios.ts';
import { showPassage } from './show-passage.ts';
import { startCall } from './start-call.ts';

const lineBody = typedLine.omit({ callId: true });

type CallRouteDeps = { calls: CallDeps; sessions: SessionStore; apiToken: string; scenarios: Scenario[] };

export function callRoutes({ calls: deps, sessions, apiToken, scenarios }: CallRouteDeps): Router {
  const router = Router();
  const callId = (req: Request) => String(req.params.id);

  // Before the guard on roles: a telephony system has a token instead of a user.
  router.post('/:id/utterances', requireToken(apiToken), async (req, res) => {
    res.json(await postUtterance({ callId: callId(req), body: postUtteranceBody.parse(req.body) }, deps));
  });

  router.post('/:id/telephony', requireToken(apiToken), async (req, res) => {
    res.json(await takeTelephony({ callId: callId(req), body: telephonyBody.parse(req.body) }, deps));
  });

  const agent = requireRole(sessions, 'medewerker');
  router.post('/', agent, async (req, res) => {
    const body = startCallBody.parse(req.body);
    res.status(201).json(await startCall({ ...body, agent: userOf(res).id }, deps));
  });
  router.get('/', agent, async (_req, res) => {
    res.json(await listCalls({ agent: userOf(res).id }, deps));
  });

  router.get('/search', agent, async (req, res) => {
    const query = callSearchQuery.parse(req.query);
    res.json(await searchCalls({ agent: userOf(res).id, query }, deps));
  });

  router.use('/:id', agent, async (req, res, next) => {
    await ownCall({ callId: callId(req), user: userOf(res) }, deps);
    next();
  });
  router.get('/:id', async (req, res) => {
    res.json(await readCall({ callId: callId(req) }, deps));
  });
  router.post('/:id/lines', async (req, res) => {
    const line = lineBody.parse(req.body);
    res.json(await addUtterance({ ...line, callId: callId(req), origin: 'typed' }, deps));
  });
  router.post('/:id/cards', async (req, res) => {
    const body = showPassageBody.parse(req.body);
    res.status(201).json(await showPassage({ ...body, callId: callId(req), user: userOf(res).id }, deps));
  });
  router.put('/:id/answers/:answerId/feedback', async (req, res) => {
    const feedback = feedbackBody.parse(req.body);
    const answerId = String(req.params.answerId);
    await giveFeedback({ callId: callId(req), answerId, feedback, user: userOf(res).id }, deps);
    res.status(204).end();
  });
  router.put('/:id/answers/:answerId/unused', async (req, res) => {
    const unused = unusedBody.parse(req.body);
    const answerId = String(req.params.answerId);
    await markUnused({ callId: callId(req), answerId, unused, user: userOf(res).id }, deps);
    res.status(204).end();
  });
  router.post('/:id/answers/:answerId/data', async (req, res) => {
    const given = giveDataBody.parse(req.body);
    const answerId = String(req.params.answerId);
    const user = userOf(res).id;
    res.status(201).json(await giveData({ ...given, callId: callId(req), answerId, user }, deps));
  });
  router.post('/:id/answers/:answerId/what-if', async (req, res) => {
    const given = giveDataBody.parse(req.body);
    const answerId = String(req.params.answerId);
    res.json(await whatIf({ ...given, callId: callId(req), answerId }, deps));
  });
  router.post('/:id/answers/:answerId/client-file', async (req, res) => {
    const { caller } = fetchClientFileBody.parse(req.body);
    const answerId = String(req.params.answerId);
    res.json(await fetchFromFile({ callId: callId(req), answerId, caller }, deps));
  });
  router.post('/:id/request-card', async (req, res) => {
    res.status(201).json(await requestCard({ callId: callId(req), user: userOf(res).id }, deps));
  });
  router.put('/:id/listening', async (req, res) => {
    await chooseListening({ ...listeningBody.parse(req.body), callId: callId(req) }, deps);
    res.status(204).end();
  });
  router.get('/:id/hand-over', async (req, res) => {
    res.json(await draftHandOver({ callId: callId(req) }, deps));
  });
  router.post('/:id/hand-over', async (req, res) => {
    await handOver({ ...handOverBody.parse(req.body), callId: callId(req) }, deps);
    res.status(201).end();
  });
  router.post('/:id/replay', async (req, res) => {
    const { scenario: id, speed } = startReplayBody.parse(req.body);
    const scenario = scenarios.find((s) => s.id === id);
    if (!scenario) throw notFound('Dit oefengesprek');
    await startReplay({ callId: callId(req), scenario, speed }, deps);
    res.status(202).end();
  });
  router.delete('/:id/replay', async (req, res) => {
    await stopReplay({ callId: callId(req) }, deps);
    res.status(204).end();
  });
  router.use('/:id/helpline', callHelplineRoutes(deps));
  router.put('/:id/consent', async (req, res) => {
    const body = consentBody.parse(req.body);
    res.json(await changeConsent({ callId: callId(req), body }, deps));
  });
  router.post('/:id/wrap-up', async (req, res) => {
    res.json(await beginWrapUp({ callId: callId(req) }, deps));
  });
  router.post('/:id/reopen', async (req, res) => {
    res.json(await reopenCall({ callId: callId(req) }, deps));
  });
  router.post('/:id/close', async (req, res) => {
    res.json(await closeCall({ callId: callId(req), body: closeCallBody.parse(req.body) }, deps));
  });
  return router;
}
