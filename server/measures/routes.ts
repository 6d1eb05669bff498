/** GET /api/measures; see contract/api.md. */
import { Router } from 'express';
import { requireRole } from '../accounts/session.ts';
import type { SessionStore } from '../accounts/session-store.ts';
import { measuresQuery } from '../contract/measures.ts';
import type { Store } from '../store/open-database.ts';
import { measuresCsv } from './measures-csv.ts';
import { readMeasures } from './read-measures.ts';

type MeasureDeps = { store: Store; sessions: SessionStore; now: () => Date };

export function measureRoutes(deps: MeasureDeps): Router {
  const router = Router();
  router.get('/', requireRole(deps.sessions, 'beheerder', 'kwaliteitsmonitor'), async (req, res) => {
    const { format, ...days } = measuresQuery.parse(req.query);
    const measures = await readMeasures(days, deps);
    if (format === 'json') {
      res.json(measures);
      return;
    }
    res.attachment(`belbot-cijfers-${measures.from}-${measures.to}.csv`);
    res.type('text/csv; charset=utf-8').send(measuresCsv(measures));
  });
  return router;
}
