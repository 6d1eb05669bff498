/** Builds the answering service. The server answers while the index is still being built: by words only. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Config } from '../config.ts';
import type { ServiceStatus } from '../contract/status.ts';
import { loadApproaches } from '../knowledge/approaches.ts';
import { type Boundary, loadBoundaries } from '../knowledge/boundaries.ts';
import { type Knowledge, loadKnowledge } from '../knowledge/load.ts';
import { loadLexicon, loadReferrals, loadRouteExamples, loadSigns } from '../knowledge/referrals.ts';
import { createEmbedder, type Embedder } from '../retrieval/embedder.ts';
import {
  createRetriever,
  type RetrievalDocument,
  type RetrieverOptions,
  wordIndexOver,
} from '../retrieval/retriever.ts';
import { DEFAULT_MIX } from '../retrieval/scores.ts';
import { loadRules } from '../rules/load.ts';
import { createRouteClassifier, signsOnly } from '../triage/classifier.ts';
import { cardByHand } from './card-by-hand.ts';
import { guardSettings } from './guard.ts';
import { heardData } from './known-data.ts';
import { loadListening } from './listening/settings.ts';
import { answer } from './pipeline.ts';
import { programHash } from './program.ts';
import type { AnsweringService } from './service.ts';
import type { PipelineDeps } from './state.ts';

export type ServiceOptions = {
  /** Wait until meaning search is ready (command line, tests); otherwise the service starts with words only. */
  wait?: boolean;
  /** Reference date for status(), JJJJ-MM-DD. */
  today: () => string;
  onStepError?: PipelineDeps['onStepError'];
  /** Share of the index built, 0 to 1, while it is being built; 1 once that is over, also when it failed. */
  onBuild?: (share: number) => void;
};

/** Share of the building that the passages take; the rest is route examples. */
const PASSAGES_SHARE = 0.9;

/** What is indexed: passages with text and sample questions, and boundaries with theirs. */
export function retrievalDocuments(
  knowledge: Knowledge,
  boundaries: Map<string, Boundary>,
): RetrievalDocument[] {
  return [
    ...knowledge.passages.map((p) => ({
      id: p.id,
      title: p.title,
      text: [p.say, ...p.explanation].join(' '),
      questions: p.questions,
    })),
    ...[...boundaries.values()].map((b) => ({
      id: b.id,
      title: b.title,
      text: b.title,
      questions: b.questions,
    })),
  ];
}

/** The service with what its pipeline works with, for the evaluations. */
export type BuiltService = AnsweringService & { pipeline: PipelineDeps };

/** Loads knowledge, model and index. Rejects only when the knowledge base itself cannot be read. */
export async function createAnsweringService(config: Config, options: ServiceOptions): Promise<BuiltService> {
  // The model loads in its own thread while this one reads the knowledge base.
  const loading = createEmbedder({
    model: config.model,
    remote: config.modelRemote,
    workers: config.embedWorkers,
  });
  // Whether it failed is asked later, where the console is told.
  loading.catch(() => undefined);
  try {
    return await buildService(config, options, loading);
  } catch (error) {
    void loading.then((embedder) => embedder.close()).catch(() => undefined);
    throw error;
  }
}

async function buildService(
  config: Config,
  options: ServiceOptions,
  loading: Promise<Embedder>,
): Promise<BuiltService> {
  const { knowledgeDir, dataDir } = config;
  const knowledge = loadKnowledge(knowledgeDir);
  const guard = guardSettings.parse(parse(readFileSync(join(knowledgeDir, 'guard.yaml'), 'utf8')));
  const listening = loadListening(join(knowledgeDir, 'listening.json'));
  const lexicon = loadLexicon(knowledgeDir);
  const boundaries = loadBoundaries(knowledgeDir);
  const referrals = loadReferrals(knowledgeDir);
  const approaches = loadApproaches(knowledgeDir);
  const triage = {
    examples: loadRouteExamples(knowledgeDir),
    signs: loadSigns(knowledgeDir),
    questions: knowledge.passages.flatMap((p) => p.questions),
  };
  const configuration = createHash('sha256')
    .update(
      JSON.stringify([
        guard,
        listening,
        DEFAULT_MIX,
        [...lexicon],
        triage.examples,
        triage.signs,
        [...boundaries],
        [...referrals],
        [...approaches],
      ]),
    )
    .digest('hex');

  const documents = retrievalDocuments(knowledge, boundaries);
  const retrieval: RetrieverOptions = {
    documents,
    words: wordIndexOver(documents, lexicon),
    embedder: null,
    indexDir: join(dataDir, 'index'),
  };
  const rules = loadRules(knowledgeDir, knowledge.facts, knowledge.sources);
  const ruleDocuments = [...rules.decisions.values()].map(({ id, title, questions }) => ({
    id,
    title,
    text: title,
    questions,
  }));
  const ruleRetrieval: RetrieverOptions = {
    documents: ruleDocuments,
    words: wordIndexOver(ruleDocuments, lexicon),
    embedder: null,
    indexDir: join(dataDir, 'index-rules'),
  };
  const deps: PipelineDeps = {
    knowledge,
    retriever: await createRetriever(retrieval),
    routes: signsOnly(triage.signs),
    referrals,
    approaches,
    boundaries,
    guard,
    listening,
    versions: { model: 'uit', configuration, program: programHash(join(config.root, 'server')) },
    rules,
    decisions: await createRetriever(ruleRetrieval),
    clock: () => performance.now(),
    onStepError: options.onStepError ?? (() => undefined),
  };

  let embedder: Embedder | null = null;
  let closing = false;
  let state: Pick<ServiceStatus, 'meaningSearch' | 'progress' | 'reason'> = {
    meaningSearch: 'opbouw',
    progress: 0,
    reason: null,
  };
  const listeners = new Set<(status: ServiceStatus) => void>();
  const status = (): ServiceStatus => ({
    ...state,
    knowledgeVersion: knowledge.version,
    passages: knowledge.passages.length,
    date: options.today(),
  });
  const change = (next: typeof state) => {
    state = next;
    for (const listener of listeners) listener(status());
  };

  const building = (progress: number) => {
    options.onBuild?.(progress);
    change({ meaningSearch: 'opbouw', progress, reason: null });
  };

  async function startMeaning(): Promise<void> {
    try {
      const created = await loading;
      embedder = created;
      if (closing) return await created.close();
      const retriever = await createRetriever({
        ...retrieval,
        embedder: created,
        onProgress: (share) => building(share * PASSAGES_SHARE),
      });
      const routes = await createRouteClassifier(triage, created, join(dataDir, 'index-routes'), (share) =>
        building(PASSAGES_SHARE + share * (1 - PASSAGES_SHARE)),
      );
      const decisions = await createRetriever({ ...ruleRetrieval, embedder: created });
      deps.retriever = retriever;
      deps.routes = routes;
      deps.decisions = decisions;
      deps.versions = { ...deps.versions, model: created.hash };
      change({ meaningSearch: 'aan', progress: 1, reason: null });
    } catch (error) {
      if (closing) return;
      const why = error instanceof Error ? error.message : String(error);
      change({
        meaningSearch: 'uit',
        progress: 0,
        reason: `Zoeken op betekenis staat uit: ${why}. Zoeken op woorden werkt.`,
      });
    } finally {
      // The last part may have been there already, and then told nothing.
      options.onBuild?.(1);
    }
  }
  // Boundaries take part in ranking, never in what is shown.
  const isPassage = (id: string) => knowledge.passageById.has(id);
  const started = startMeaning();
  if (options.wait) await started;

  return {
    knowledge,
    pipeline: deps,
    answer: (question) => answer(question, deps),
    hear(rule, lines, date) {
      const decision = rules.decisions.get(rule);
      return decision ? heardData(decision, lines, date) : {};
    },
    referralName: (key) => referrals.get(key)?.name ?? null,
    labelsOf(rule) {
      const decision = rules.decisions.get(rule);
      return decision ? new Map(decision.inputs.map((i) => [i.key, i.label])) : null;
    },
    suggest(query, limit) {
      const { ids, terms } = deps.retriever.suggest(query, limit * 2);
      return { ids: ids.filter(isPassage).slice(0, limit), terms };
    },
    async find(query, limit) {
      const { ranked } = await deps.retriever.retrieve(query, limit * 2);
      return ranked
        .map((r) => r.id)
        .filter(isPassage)
        .slice(0, limit);
    },
    cardOfPassage: (passage, query, date) => cardByHand(passage, query, date, deps),
    status,
    onStatus: (listener) => {
      listeners.add(listener);
    },
    async close() {
      closing = true;
      // First the embedder: an index that is being built is broken off, not waited for.
      await embedder?.close();
      await started;
    },
  };
}
