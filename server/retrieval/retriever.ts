/**
 * Finds passages for a question: meaning (vectors) and words (BM25), each standardised over the knowledge base per
 * question and mixed. Knows nothing of calls, cards or SQL. Deterministic: same index, same question, same scores.
 */
import type { Embedder } from './embedder.ts';
import { type IndexedText, loadOrBuildIndex } from './index-store.ts';
import { buildPrototypes } from './prototypes.ts';
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
  /** Best first; ties by id. */
  retrieve(question: string, limit: number): Promise<{ ranked: Ranked[] }>;
  /** The vector of a text, unit length; null without meaning search. */
  vectorOf(text: string): Promise<Float32Array | null>;
  suggest: WordIndex['suggest'];
  /** True when meaning takes part. */
  meaning: boolean;
};

export type RetrieverOptions = {
  documents: RetrievalDocument[];
  lexicon?: Lexicon;
  /** Built before over the same documents; built here when it is not given. */
  words?: WordIndex;
  /** null: words only. */
  embedder: Embedder | null;
  /** Folder of the saved index. */
  indexDir: string;
  mix?: Mix;
  onProgress?: (share: number) => void;
};

/** Nearest texts looked up per question; every passage among them is then scored exactly. */
const NEAREST = 300;
/** Passages that words put first and that are scored as well. */
const BY_WORDS = 40;
/** Passages over which a question's scores are standardised; beyond it an even sample stands for all. */
const POPULATION = 160;

/** Builds or loads both indexes. */
export async function createRetriever(options: RetrieverOptions): Promise<Retriever> {
  const { documents, lexicon, embedder, indexDir, mix = DEFAULT_MIX, onProgress } = options;
  const words = options.words ?? wordIndexOver(documents, lexicon);
  const meaning = embedder ? await meaningSide(documents, embedder, indexDir, mix, onProgress) : null;

  return {
    meaning: meaning !== null,
    suggest: words.suggest,
    vectorOf: async (text) =>
      embedder && meaning ? ((await embedder.embed([text], 'query'))[0] ?? null) : null,
    async retrieve(question, limit) {
      const vector = embedder && meaning ? ((await embedder.embed([question], 'query'))[0] ?? null) : null;
      const hits = words.search(question);
      const byWords = mixedWords(
        standardisedWords(hits.passages, documents.length),
        standardisedWords(hits.wordings, documents.length),
      );
      const byMeaning = vector && meaning ? meaning.score(vector) : null;
      const byWordsFirst = [hits.passages, hits.wordings].flatMap((list) =>
        list.slice(0, BY_WORDS).map((h) => h.id),
      );
      const ids = new Set([...(byMeaning?.candidates ?? []), ...byWordsFirst]);
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
      return { ranked: ranked.slice(0, limit) };
    },
  };
}

/** The word index over documents, to be shared by retrievers with and without meaning. */
export function wordIndexOver(documents: RetrievalDocument[], lexicon?: Lexicon): WordIndex {
  return buildWordIndex(
    documents.map((d) => ({ id: d.id, title: d.title, text: d.text, questions: d.questions.join('\n') })),
    lexicon,
  );
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
  const rows = new Map<string, Rows>();
  const owner: string[] = [];
  for (const d of documents) {
    rows.set(d.id, { text: texts.length, questions: d.questions.length });
    texts.push({ kind: 'passage', text: `${d.title}. ${d.text}` });
    for (const text of d.questions) texts.push({ kind: 'query', text });
    while (owner.length < texts.length) owner.push(d.id);
  }
  const { index } = await loadOrBuildIndex(dir, texts, embedder, onProgress);
  const questionsOf = ({ text, questions }: Rows) =>
    Array.from({ length: questions }, (_, i) => index.row(text + 1 + i));
  const prototypes = buildPrototypes(
    new Map([...rows].map(([id, r]) => [id, questionsOf(r)])),
    index.dimensions,
  );
  const toMiddle = Float64Array.from(texts, (_, row) => prototypes.toMiddle(index.row(row)));
  const step = Math.max(1, Math.ceil(documents.length / POPULATION));
  const population = documents.filter((_, i) => i % step === 0).map((d) => d.id);

  return {
    score(vector: Float32Array): MeaningScores {
      const centred = prototypes.centre(vector);
      const vectorToMiddle = prototypes.toMiddle(vector);
      const raw = (id: string): MeaningScore => {
        const { text, questions } = rows.get(id) ?? { text: 0, questions: 0 };
        const best = bestQuestions(index, vector, text + 1, questions, mix.bestQuestions);
        return {
          meaning: meaningScore(index.similarity(vector, text), best.cosines, mix),
          prototype: prototypes.similarity(centred, id),
          nearestQuestion:
            questions === 0
              ? 0
              : prototypes.centredCosine(best.cosines[0] ?? 0, vectorToMiddle, toMiddle[best.row] ?? 0),
        };
      };
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

/** Where a passage stands in the index: the row of its text, followed by the rows of its sample questions. */
type Rows = { text: number; questions: number };

/** The k highest cosines among `count` rows from `first`, highest first, and the row of the highest. */
function bestQuestions(index: VectorIndex, vector: Float32Array, first: number, count: number, k: number) {
  const cosines: number[] = [];
  let row = first;
  for (let at = first; at < first + count; at++) {
    const cosine = index.similarity(vector, at);
    if (cosines.length === k && cosine <= (cosines[k - 1] as number)) continue;
    if (cosine > (cosines[0] ?? -1)) row = at;
    let place = cosines.length;
    while (place > 0 && cosine > (cosines[place - 1] as number)) place--;
    cosines.splice(place, 0, cosine);
    if (cosines.length > k) cosines.pop();
  }
  return { cosines, row };
}

type WordScores = {
  scores: Map<string, number> /** Score of a passage without any word of the question. */;
  none: number;
};

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
