/** Reading the knowledge base: search, articles, snapshots, topics. */
import { Router } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { requireRole } from '../accounts/session.ts';
import type { SessionStore } from '../accounts/session-store.ts';
import { articleViewOf, citationOf, passageViewOf } from '../answering/cite.ts';
import type { AnsweringService } from '../answering/service.ts';
import { type BackgroundAnswering, knowledgeNotReady } from '../answering-in-background.ts';
import { notFound } from '../app-error.ts';
import { findSnapshot } from '../calls/answer-store.ts';
import { type Scenario, scenarioViewOf } from '../calls/scenarios.ts';
import { MAX_LINE_LENGTH } from '../contract/calls.ts';
import type { SearchResult, SnapshotView } from '../contract/knowledge.ts';
import { mask } from '../privacy/mask.ts';
import type { MaskedText } from '../privacy/masked-text.ts';
import type { Store } from '../store/open-database.ts';

const MAX_HITS = 20;
/** Fewer words are a start of a word being typed; more are a question, which has a meaning. */
const WORDS_WITH_MEANING = 3;
const EXCERPT_LENGTH = 160;

const searchQuery = z.object({ q: z.string().max(MAX_LINE_LENGTH).default('') });

type KnowledgeDeps = {
  answering: BackgroundAnswering;
  sessions: SessionStore;
  store: Store;
  scenarios: Scenario[];
  log: Logger;
};

export function knowledgeRoutes(deps: KnowledgeDeps): Router {
  const router = Router();
  const signedIn = requireRole(deps.sessions);
  const service = (): AnsweringService => {
    const current = deps.answering.current();
    if (!current) throw knowledgeNotReady();
    return current;
  };

  router.get('/status', signedIn, (_req, res) => {
    res.json(deps.answering.status());
  });
  router.get('/topics', signedIn, (_req, res) => {
    res.json(service().knowledge.topics.map(({ key, name }) => ({ key, name })));
  });
  router.get('/search', signedIn, async (req, res) => {
    const { q } = searchQuery.parse(req.query);
    res.json(await search({ query: mask(q).text, service: service() }, deps));
  });
  router.get('/articles/:id', signedIn, (req, res) => {
    const { knowledge } = service();
    const article = knowledge.articleById.get(String(req.params.id));
    if (!article) throw notFound('Dit artikel');
    res.json(articleViewOf(knowledge, article));
  });
  router.get('/snapshots/:hash', signedIn, async (req, res) => {
    res.json(await snapshot({ hash: String(req.params.hash), service: service() }, deps));
  });
  router.get('/scenarios', requireRole(deps.sessions, 'medewerker', 'trainer'), (_req, res) => {
    res.json(deps.scenarios.map(scenarioViewOf));
  });
  return router;
}

/** Hits by meaning first where the query is long enough to have one, then those that fit the words typed. */
async function search(
  { query, service }: { query: MaskedText; service: AnsweringService },
  { log }: { log: Logger },
): Promise<SearchResult> {
  if (query === '') return { hits: [], terms: [] };
  const { ids: typed, terms } = service.suggest(query, MAX_HITS);
  const long = query.split(' ').length >= WORDS_WITH_MEANING;
  const meant = long
    ? await service.find(query, MAX_HITS).catch((error: unknown) => {
        log.warn({ error }, 'search by meaning failed, words only');
        return [];
      })
    : [];
  const { knowledge } = service;
  const hits = [...new Set([...meant, ...typed])].slice(0, MAX_HITS).flatMap((id) => {
    const passage = knowledge.passageById.get(id);
    const article = passage && knowledge.articleById.get(passage.article);
    if (!passage || !article) return [];
    const { title, certainty, validFrom, validTo, say } = passage;
    const hit = { passage: id, article: article.id, articleTitle: article.title, title };
    return [{ ...hit, excerpt: excerpt(say), certainty, validFrom, validTo }];
  });
  return { hits, terms };
}

function excerpt(text: string): string {
  if (text.length <= EXCERPT_LENGTH) return text;
  const cut = text.slice(0, EXCERPT_LENGTH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))} …`;
}

/** A passage as it was cited, or as it is now when it has that hash; with its article of today. */
async function snapshot(
  { hash, service: { knowledge } }: { hash: string; service: AnsweringService },
  { store }: { store: Store },
): Promise<SnapshotView> {
  const kept = await findSnapshot(store.db, hash);
  const now = kept
    ? knowledge.passageById.get(kept.id)
    : knowledge.passages.find((p) => citationOf(knowledge, p).snapshot === hash);
  const passage = kept ?? (now ? passageViewOf(knowledge, now) : null);
  if (!passage) throw notFound('Deze bron');
  const article = knowledge.articleById.get(passage.citation.article);
  return {
    passage,
    article: article ? articleViewOf(knowledge, article) : null,
    changed: !now || citationOf(knowledge, now).snapshot !== hash,
  };
}
