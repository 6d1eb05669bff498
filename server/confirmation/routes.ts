/** The HTTP side of confirmations; see contract/api.md. */
import { type Request, Router } from 'express';
import { z } from 'zod';
import { requireRole, userOf } from '../accounts/session.ts';
import type { SessionStore } from '../accounts/session-store.ts';
import type { CallDeps } from '../calls/deps.ts';
import { ownCall } from '../calls/own-call.ts';
import { makeDocumentBody, saveDraftBody } from '../contract/confirmation.ts';
import { listConfirmations } from './list-confirmations.ts';
import { makeDocument } from './make-document.ts';
import { readConfirmation } from './read-confirmation.ts';
import { saveDraft } from './save-draft.ts';

const listQuery = z.object({ before: z.iso.datetime({ offset: true }).optional() });

/** Mounted on /api: the confirmation of a call for its agent, and the list for the quality monitor. */
export function confirmationRoutes({
  calls: deps,
  sessions,
}: {
  calls: CallDeps;
  sessions: SessionStore;
}): Router {
  const router = Router();
  const callId = (req: Request) => String(req.params.id);

  router.use('/calls/:id/confirmation', requireRole(sessions, 'medewerker'), async (req, res, next) => {
    await ownCall({ callId: callId(req), user: userOf(res) }, deps);
    next();
  });
  router.get('/calls/:id/confirmation', async (req, res) => {
    res.json(await readConfirmation({ callId: callId(req) }, deps));
  });
  router.put('/calls/:id/confirmation', async (req, res) => {
    res.json(await saveDraft({ callId: callId(req), body: saveDraftBody.parse(req.body) }, deps));
  });
  router.post('/calls/:id/confirmation/document', async (req, res) => {
    const body = makeDocumentBody.parse(req.body);
    const made = await makeDocument({ callId: callId(req), body, user: userOf(res).id }, deps);
    res.type(made.type).attachment(made.name).send(made.bytes);
  });
  router.get('/confirmations', requireRole(sessions, 'kwaliteitsmonitor'), async (req, res) => {
    const { before } = listQuery.parse(req.query);
    res.json(await listConfirmations({ before: before ?? null }, deps));
  });
  return router;
}
