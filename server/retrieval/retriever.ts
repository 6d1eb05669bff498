/**
 * Finds passages for a question: meaning (vectors) and words (BM25), each standardised over the knowledge base per
 * question and mixed. Knows nothing of calls, cards or SQL. Deterministic: same index, same question, same scores.
 */
import type { Embedder } from './embedder.ts';
import { type IndexedText, loadOrBuildIndex } from './index-store.ts';
import { buildPrototypes, type Prototypes } from './prototypes.ts';
import { DEFAULT_MIX, distribution, type Mix, meaningScore } from './scores.ts';
import type { VectorIndex } from './vectors.ts';
import { buildWordIndex, type Lexicon, type WordHit, type WordIndex } from './words.ts';

/** What is indexed of a passage. */
export type RetrievalDocument = { id: string; title: string; text: string; questions: string[] };

export type Ranked = {
  id: string;
  /** The mix, in standard deviations above the mean passage for this question. */
  score: number;
  /** The sides apart: nearest texts, prototype (both 0 when meaning search is off) and words. */
  meaning: number;
  prototype: number;
  words: number;
  /** Highest cosine with one of its sample questions, seen from the middle of all questions; 0 when unknown. */
  nearestQuestion: number;
};

export type Retriever = {
  /** Best first; ties by id. `vector`: the question's own, when it is needed elsewhere too. */
  retrieve(question: string, limit: number): Promise<{ ranked: Ranked[]; vector: Float32Array | null }>;
  suggest: WordIndex['suggest'];
  /** True when meaning takes part. */
  meaning: boolean;
};

export type RetrieverOptions = {
  documents: RetrievalDocument[];
  lexicon?: Lexicon;
  /** null: words only. */
  embedder: Embedder | null;
  /** Folder of the saved index. */
  indexDir: string;
  mix?: Mix;
  onProgress?: (share: number) => void;
};

/** Nearest texts looked up per question; every passage among them is then scored exactly. */
const NEAREST = 400;
/** Passages over which a question's scores are standardised; beyond it an even sample stands for all. */
const POPULATION = 600;

/** Builds or loads both indexes. */
export async function createRetriever(options: RetrieverOptions): Promise<Retriever> {
  const { documents, lexicon, embedder, indexDir, mix = DEFAULT_MIX, onProgress } = options;
  const words = buildWordIndex(
    documents.map((d) => ({ id: d.id, title: d.title, text: d.text, questions: d.questions.join('\n') })),
    lexicon,
  );
  const meaning = embedder ? await meaningSide(documents, embedder, indexDir, mix, onProgress) : null;

  return {
    meaning: meaning !== null,
    suggest: words.suggest,
    async retrieve(question, limit) {
      const vector = embedder && meaning ? ((await embedder.embed([question], 'query'))[0] ?? null) : null;
      const hits = words.search(question);
      const byWords = mixedWords(
        standardisedWords(hits.passages, documents.length),
        standardisedWords(hits.wordings, documents.length),
      );
      const byMeaning = vector && meaning ? meaning.score(vector) : null;
      const ids = byMeaning
        ? new Set([...byMeaning.candidates, ...byWords.scores.keys()])
        : byWords.scores.keys();
      const shareOfWords = byMeaning ? 1 - mix.meaning - mix.prototype : 1;
      const ranked: Ranked[] = [];
      for (const id of ids) {
        const m = byMeaning?.scoreOf(id) ?? NO_MEANING;
        const w = byWords.scores.get(id) ?? byWords.none;
        ranked.push({
          id,
          score: mix.meaning * m.meaning + mix.prototype * m.prototype + shareOfWords * w,
          meaning: m.meaning,
          prototype: m.prototype,
          words: w,
          nearestQuestion: m.nearestQuestion,
        });
      }
      ranked.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
      return { ranked: ranked.slice(0, limit), vector };
    },
  };
}

type MeaningScore = { meaning: number; prototype: number; nearestQuestion: number };
const NO_MEANING: MeaningScore = { meaning: 0, prototype: 0, nearestQuestion: 0 };

type MeaningScores = {
  /** Passages with a text among the nearest. */
  candidates: Set<string>;
  /** Standardised scores of any passage. */
  scoreOf(id: string): MeaningScore;
};

async function meaningSide(
  documents: RetrievalDocument[],
  embedder: Embedder,
  dir: string,
  mix: Mix,
  onProgress?: (share: number) => void,
) {
  const texts: IndexedText[] = [];
  const rows = new Map<string, { text: number; questions: number[] }>();
  const owner: string[] = [];
  const add = (text: IndexedText, id: string) => {
    owner.push(id);
    return texts.push(text) - 1;
  };
  for (const d of documents) {
    const text = add({ kind: 'passage', text: `${d.title}. ${d.text}` }, d.id);
    rows.set(d.id, { text, questions: d.questions.map((q) => add({ kind: 'query', text: q }, d.id)) });
  }
  const { index } = await loadOrBuildIndex(dir, texts, embedder, onProgress);
  const vectors = new Map(
    [...rows].map(([id, { questions }]) => [id, questions.map((row) => index.row(row))]),
  );
  const prototypes = buildPrototypes(vectors, index.dimensions);
  const step = Math.max(1, Math.ceil(documents.length / POPULATION));
  const population = documents.filter((_, i) => i % step === 0).map((d) => d.id);

  return {
    score(vector: Float32Array): MeaningScores {
      const centred = prototypes.centre(vector);
      const raw = (id: string): MeaningScore => ({
        ...rawScore(index, prototypes, vector, rows.get(id), mix),
        prototype: prototypes.similarity(centred, id),
      });
      const known = new Map(population.map((id) => [id, raw(id)]));
      const meaning = distribution([...known.values()].map((s) => s.meaning));
      const prototype = distribution([...known.values()].map((s) => s.prototype));
      return {
        candidates: new Set(index.nearest(vector, NEAREST).map((row) => owner[row] ?? '')),
        scoreOf(id) {
          const s = known.get(id) ?? raw(id);
          return {
            meaning: (s.meaning - meaning.mean) / meaning.deviation,
            prototype: (s.prototype - prototype.mean) / prototype.deviation,
            nearestQuestion: s.nearestQuestion,
          };
        },
      };
    },
  };
}

function rawScore(
  index: VectorIndex,
  prototypes: Prototypes,
  vector: Float32Array,
  row: { text: number; questions: number[] } | undefined,
  mix: Mix,
): { meaning: number; nearestQuestion: number } {
  if (!row) return { meaning: 0, nearestQuestion: 0 };
  const cosines = row.questions.map((q) => index.similarity(vector, q));
  const nearest = cosines.indexOf(Math.max(...cosines));
  const nearestRow = row.questions[nearest];
  return {
    meaning: meaningScore(index.similarity(vector, row.text), cosines, mix),
    nearestQuestion:
      nearestRow === undefined
        ? 0
        : prototypes.centredCosine(vector, index.row(nearestRow), cosines[nearest] ?? 0),
  };
}

type WordScores = { scores: Map<string, number>; /** Score of a passage without any word of the question. */ none: number };

/** The mean of two views on the same words. */
function mixedWords(a: WordScores, b: WordScores): WordScores {
  const scores = new Map<string, number>();
  for (const id of new Set([...a.scores.keys(), ...b.scores.keys()])) {
    scores.set(id, ((a.scores.get(id) ?? a.none) + (b.scores.get(id) ?? b.none)) / 2);
  }
  return { scores, none: (a.none + b.none) / 2 };
}

/** Passages without any word of the question count as zero in mean and deviation. */
function standardisedWords(hits: WordHit[], size: number): WordScores {
  const sum = hits.reduce((total, h) => total + h.score, 0);
  const mean = sum / Math.max(size, 1);
  const squares =
    hits.reduce((total, h) => total + (h.score - mean) ** 2, 0) + (size - hits.length) * mean ** 2;
  const deviation = Math.max(Math.sqrt(squares / Math.max(size, 1)), 1e-9);
  return {
    scores: new Map(hits.map((h) => [h.id, hits.length === 0 ? 0 : (h.score - mean) / deviation])),
    none: hits.length === 0 ? 0 : -mean / deviation,
  };
}
