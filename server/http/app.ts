/** The express app: what every request passes, and where each concern is mounted. */
import { join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { hasToken } from '../accounts/api-token.ts';
import { sessionRoutes } from '../accounts/routes.ts';
import { requireRole } from '../accounts/session.ts';
import type { SessionStore } from '../accounts/session-store.ts';
import { answerRoutes } from '../answers/routes.ts';
import { callerPageRoutes } from '../caller-feedback/page-routes.ts';
import { callerFeedbackRoutes } from '../caller-feedback/routes.ts';
import type { CallDeps } from '../calls/deps.ts';
import { callRoutes } from '../calls/routes.ts';
import type { Scenario } from '../calls/scenarios.ts';
import { telephonyRoutes } from '../calls/telephony-routes.ts';
import { NO_CLIENT_FILE } from '../client-file/client-file.ts';
import type { Config } from '../config.ts';
import { confirmationRoutes } from '../confirmation/routes.ts';
import type { Presence } from '../helpline/presence.ts';
import { helplineRoutes, knowledgeGapRoutes } from '../helpline/routes.ts';
import { measureRoutes } from '../measures/routes.ts';
import type { Retention } from '../retention/retention.ts';
import { retentionRoutes } from '../retention/routes.ts';
import { consoleFiles } from './console.ts';
import { errorHandler, unknownRoute } from './errors.ts';
import { knowledgeRoutes } from './knowledge-routes.ts';
import type { Metrics } from './metrics.ts';
import { requestLog } from './request-log.ts';
import { sameOrigin } from './same-origin.ts';

const MAX_BODY = '64kb';

export type AppDeps = {
  config: Config;
  apiToken: string;
  session: RequestHandler;
  sessions: SessionStore;
  calls: CallDeps;
  helpers: Presence;
  scenarios: Scenario[];
  retention: Retention;
  metrics: Metrics;
  log: Logger;
  newId: () => string;
  onSignOut: (session: string) => void;
};

export function createApp(deps: AppDeps): Express {
  const { config, sessions, apiToken, calls } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  // Behind a TLS proxy the scheme and the caller's address come from its headers.
  if (config.secureCookie) app.set('trust proxy', ['loopback', 'linklocal', 'uniquelocal']);

  app.use(securityHeaders(config.secureCookie));
  app.use(requestLog(deps.log));
  app.get('/healthz', (_req, res) => {
    res.json({ ok: true });
  });

  const callerFeedback = { store: calls.store, now: calls.now, metrics: deps.metrics };
  app.use('/mening', callerPageRoutes({ ...callerFeedback, log: deps.log, newId: deps.newId }));

  app.use('/api', (_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  app.use('/api', sameOrigin, express.json({ limit: MAX_BODY }), deps.session);
  app.use(
    '/api/session',
    sessionRoutes({ store: calls.store, sessions, demo: config.demo, onSignOut: deps.onSignOut }),
  );
  app.use('/api', callerFeedbackRoutes({ ...callerFeedback, sessions, publicUrl: config.publicUrl }));
  app.use('/api/calls', callRoutes({ calls, sessions, apiToken, scenarios: deps.scenarios }));
  app.use('/api/answers', answerRoutes({ answering: calls.answering, store: calls.store, sessions }));
  app.use('/api/helpline', helplineRoutes({ calls, sessions, helpers: deps.helpers }));
  app.use('/api/knowledge-gaps', knowledgeGapRoutes({ calls, sessions }));
  app.use('/api', confirmationRoutes({ calls, sessions }));
  app.get('/api/client-file', requireRole(sessions, 'medewerker', 'beheerder'), (_req, res) => {
    const { state, examples } = calls.clientFile ?? NO_CLIENT_FILE;
    res.json({ state, examples });
  });
  app.use('/api/measures', measureRoutes({ store: calls.store, sessions, now: calls.now }));
  app.use('/api/telephony', telephonyRoutes({ calls, apiToken, demo: config.demo }));
  const { store, now } = calls;
  app.use('/api/retention', retentionRoutes({ retention: deps.retention, sessions, store, now }));
  app.use(
    '/api',
    knowledgeRoutes({
      answering: calls.answering,
      store: calls.store,
      sessions,
      scenarios: deps.scenarios,
      log: deps.log,
    }),
  );

  const administrator = requireRole(sessions, 'beheerder');
  app.get(
    '/metrics',
    deps.session,
    (req, res, next) => (hasToken(req, apiToken) ? next() : administrator(req, res, next)),
    async (_req, res) => {
      const { type, body } = await deps.metrics.text();
      res.type(type).send(body);
    },
  );

  app.use(consoleFiles(join(config.root, 'dist', 'client')));
  app.use(unknownRoute);
  app.use(errorHandler(deps));
  return app;
}

/** Everything from this host, no script inside a page. Styles may be inline: react-aria puts its own in. */
function securityHeaders(https: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: https,
    referrerPolicy: { policy: 'no-referrer' },
  });
}
