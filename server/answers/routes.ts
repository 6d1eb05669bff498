/** Logged answers over HTTP, for the quality monitor; see contract/api.md. */
import { Router } from 'express';
import { z } from 'zod';
import { requireRole } from '../accounts/session.ts';
import type { SessionStore } from '../accounts/session-store.ts';
import { type BackgroundAnswering, knowledgeNotReady } from '../answering-in-background.ts';
import { AppError, notFound } from '../app-error.ts';
import { ANSWERS_PER_PAGE, type AnswerDetail } from '../contract/answers.ts';
import type { Store } from '../store/open-database.ts';
import { findAnswer, listAnswers, type StoredAnswer } from './find-answers.ts';
import { reproduce } from './reproduce.ts';
import { readCard, readSteps } from './stored-json.ts';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');
const listQuery = z.object({ before: z.string().max(100).optional(), rule: flag, shown: flag });

type AnswerRouteDeps = { answering: BackgroundAnswering; store: Store; sessions: SessionStore };

export function answerRoutes({ answering, store, sessions }: AnswerRouteDeps): Router {
  const router = Router();
  router.use(requireRole(sessions, 'kwaliteitsmonitor'));
  const find = async (id: string): Promise<StoredAnswer> => {
    const answer = await findAnswer(store.db, id);
    if (!answer) throw notFound('Dit antwoord');
    return answer;
  };

  router.get('/', async (req, res) => {
    const { before, rule, shown } = listQuery.parse(req.query);
    const last = before === undefined ? null : await find(before);
    const which = { before: last, onlyRules: rule, onlyShown: shown, limit: ANSWERS_PER_PAGE };
    res.json(await listAnswers(store.db, which));
  });
  router.get('/:id', async (req, res) => {
    res.json(detailOf(await find(String(req.params.id))));
  });
  router.post('/:id/reproduce', async (req, res) => {
    const answer = await find(String(req.params.id));
    const service = answering.current();
    if (!service) throw knowledgeNotReady();
    res.json(await reproduce(answer, service));
  });
  return router;
}

/** Throws AppError ANTWOORD_ONLEESBAAR. */
function detailOf(stored: StoredAnswer): AnswerDetail {
  const card = readCard(stored.card_json);
  const steps = readSteps(stored.steps_json);
  if (!card || !steps) throw unreadable();
  const { id, at, call, status, title, question, shown, revises } = stored;
  return { id, at, call, status, title, question, rule: card.rule, shown, card, revises, steps };
}

const unreadable = () =>
  new AppError({
    status: 422,
    code: 'ANTWOORD_ONLEESBAAR',
    message: 'Wat van dit antwoord is bewaard, is niet te lezen. Meld dit bij de beheerder.',
  });
