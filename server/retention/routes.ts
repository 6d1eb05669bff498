/** The HTTP side of retention; see contract/api.md. */
import { Router } from 'express';
import { requireRole, userOf } from '../accounts/session.ts';
import type { SessionStore } from '../accounts/session-store.ts';
import { notFound } from '../app-error.ts';
import { retentionBody, retentionKind } from '../contract/retention.ts';
import type { Store } from '../store/open-database.ts';
import type { Retention } from './retention.ts';
import { setDays } from './set-days.ts';

type RetentionRouteDeps = { retention: Retention; sessions: SessionStore; store: Store; now: () => Date };

export function retentionRoutes({ retention, sessions, store, now }: RetentionRouteDeps): Router {
  const router = Router();
  router.use(requireRole(sessions, 'beheerder'));
  router.get('/', async (_req, res) => {
    res.json(await retention.view());
  });
  router.post('/run', async (_req, res) => {
    await retention.start({ startedBy: 'hand', user: userOf(res).id });
    res.status(202).json(await retention.view());
  });
  router.put('/:kind', async (req, res) => {
    const kind = retentionKind.safeParse(req.params.kind);
    if (!kind.success) throw notFound('Deze soort gegevens');
    const { days } = retentionBody.parse(req.body);
    await setDays({ kind: kind.data, days, user: userOf(res).id }, { store, now });
    res.json(await retention.view());
  });
  return router;
}
