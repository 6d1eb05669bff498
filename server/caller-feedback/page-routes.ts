/**
 * The page on which a caller gives an opinion: plain HTML and a plain form, without account, cookie or script.
 *
 * It stands outside the rule of http/same-origin.ts on purpose. That rule keeps other sites from acting with the
 * cookie of a user; here no cookie gives any right, only the code does, and who has the code may use it from anywhere.
 * Because of its Referrer-Policy a browser sends these forms with `Origin: null`, so a check would refuse every caller.
 */
import express, { type ErrorRequestHandler, type Request, type RequestHandler, Router } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Logger } from 'pino';
import { callerAnswers, hasCallerAnswer } from '../contract/caller-feedback.ts';
import { forUser } from '../http/errors.ts';
import { hashCode, readCode } from './code.ts';
import type { CallerFeedbackDeps } from './deps.ts';
import { enterCodePage, failedPage, invalidPage, questionsPage, thanksPage, tooOftenPage } from './page.ts';
import { isValidCode } from './store.ts';
import { STYLE_HASH } from './style.ts';
import { takeByCode } from './take-by-code.ts';

const MAX_BODY = '2kb';
const WINDOW_MS = 15 * 60_000;
/**
 * Attempts that fail, in a window from one address. Room for typing a code wrong some times, also behind one address
 * with others; at this rate guessing one of a million valid codes takes longer than the world exists.
 */
const FAILURES = 30;

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src '${STYLE_HASH}'`,
  // An empty icon, so that a browser does not ask for one.
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

type PageDeps = CallerFeedbackDeps & { log: Logger; newId: () => string };

/** Mounted on /mening, before anything that reads a session. */
export function callerPageRoutes(deps: PageDeps): Router {
  const router = Router();
  router.use(headers);
  router.get('/dank', (_req, res) => {
    res.send(thanksPage());
  });
  router.get('/', (_req, res) => {
    res.send(enterCodePage({ misread: false }));
  });

  router.use(limitFailures());
  router.use(express.urlencoded({ extended: false, limit: MAX_BODY, parameterLimit: 20 }));
  router.post('/', (req, res) => {
    const code = readCode(String(req.body?.code ?? ''));
    // Says only that it does not look like a code; whether it is one, the next page says.
    if (code === null) res.status(400).send(enterCodePage({ misread: true }));
    else res.redirect(303, `/mening/${code}`);
  });
  router.get('/:code', async (req, res) => {
    const code = codeOf(req);
    const now = deps.now().getTime();
    if (code !== null && (await isValidCode(deps.store.db, { hash: hashCode(code), now }))) {
      res.send(questionsPage({ problem: null }));
    } else res.status(404).send(invalidPage());
  });
  router.post('/:code', async (req, res) => {
    const code = codeOf(req);
    const now = deps.now().getTime();
    if (code === null || !(await isValidCode(deps.store.db, { hash: hashCode(code), now }))) {
      return void res.status(404).send(invalidPage());
    }
    const answers = callerAnswers.safeParse(withoutEmpty(req.body));
    if (!answers.success) return void res.status(400).send(questionsPage({ problem: 'unknown answer' }));
    if (!hasCallerAnswer(answers.data)) {
      return void res.status(400).send(questionsPage({ problem: 'no answer' }));
    }
    // Someone else with the same link may have been first.
    if (await takeByCode({ code, answers: answers.data }, deps)) res.redirect(303, '/mening/dank');
    else res.status(404).send(invalidPage());
  });
  router.use((_req, res) => {
    res.status(404).send(invalidPage());
  });
  router.use(errorPage(deps));
  return router;
}

const headers: RequestHandler = (_req, res, next) => {
  res.type('html').set({
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noindex, nofollow',
  });
  next();
};

const codeOf = (req: Request) => readCode(String(req.params.code));

/** A question that was passed over comes as an empty text. */
const withoutEmpty = (body: Record<string, unknown> | undefined) =>
  Object.fromEntries(Object.entries(body ?? {}).filter(([, value]) => value !== ''));

function limitFailures(): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: FAILURES,
    // In memory only, and gone with the window.
    keyGenerator: (req) => ipKeyGenerator(req.ip ?? ''),
    skipSuccessfulRequests: true,
    standardHeaders: false,
    legacyHeaders: false,
    handler: (_req, res) => {
      res.status(429).send(tooOftenPage());
    },
  });
}

/** What went wrong, as a page: the caller's browser shows no JSON. */
function errorPage(deps: PageDeps): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error, _req, res, next) => {
    if (res.headersSent) return next(error);
    const { status } = forUser(error, deps);
    // A request that cannot be read says nothing about the code in it.
    if (status < 500) res.status(404).send(invalidPage());
    else res.status(status).send(failedPage());
  };
}
