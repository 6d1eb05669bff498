/**
 * The word index: MiniSearch (BM25) with Dutch stems, compounds and the lexicon. Twice: over whole passages (words
 * that come back in many wordings count), and over single wordings (one wording that fits well counts).
 */
import MiniSearch from 'minisearch';
import { fold, isStopWord, splitCompound, stem, words } from './dutch.ts';

/** A document of the word index: one passage. questions: its sample questions, one a line. */
export type WordDocument = { id: string; title: string; text: string; questions: string };

export type WordHit = { id: string; score: number };

/** What callers say → the official terms; folded. */
export type Lexicon = Map<string, string[]>;

export type WordIndex = {
  /** Scores of the passages in which a word of the query occurs: as a whole, and by their best single wording. */
  search(query: string): { passages: WordHit[]; wordings: WordHit[] };
  /** The same while typing: the last word may be unfinished, a typing error is forgiven. */
  suggest(query: string, limit: number): { ids: string[]; terms: string[] };
};

const FIELDS = ['title', 'text', 'questions'] as const;

/** Builds the index. Deterministic: the same documents in the same order give the same scores. */
export function buildWordIndex(documents: WordDocument[], lexicon: Lexicon = new Map()): WordIndex {
  const counts = new Map<string, number>();
  for (const document of documents) {
    for (const field of FIELDS)
      for (const word of words(document[field])) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const known = (word: string) => counts.get(word) ?? 0;

  const terms = (word: string): string[] => {
    if (isStopWord(word)) return [];
    return [...new Set([word, ...splitCompound(word, known)].map(stem))];
  };
  const processed = new Map<string, string[]>();
  const processTerm = (raw: string): string[] | null => {
    const word = fold(raw);
    let result = processed.get(word);
    if (!result) {
      result = terms(word);
      processed.set(word, result);
    }
    return result.length > 0 ? result : null;
  };

  const options = {
    idField: 'id',
    tokenize: words,
    processTerm,
    searchOptions: { bm25: { k: 1.2, b: 0.7, d: 0.5 } },
  };
  const index = new MiniSearch<WordDocument>({
    ...options,
    fields: [...FIELDS],
    searchOptions: { ...options.searchOptions, boost: { title: 1.5, text: 1, questions: 1 } },
  });
  index.addAll(documents);
  const wordings = new MiniSearch<{ id: string; wording: string }>({ ...options, fields: ['wording'] });
  wordings.addAll(
    documents.flatMap((d) =>
      [`${d.title} ${d.text}`, ...d.questions.split('\n')].map((wording, i) => ({
        id: `${i} ${d.id}`,
        wording,
      })),
    ),
  );

  // Typing ahead completes whole words, not stems.
  const vocabulary = [...counts.entries()]
    .filter(([word]) => word.length >= 4 && !isStopWord(word) && !/^\d/.test(word))
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));

  const expand = (query: string): string => {
    const asked = words(query);
    const extra: string[] = [];
    for (let length = 1; length <= 3; length++) {
      for (let i = 0; i + length <= asked.length; i++) {
        extra.push(...(lexicon.get(asked.slice(i, i + length).join(' ')) ?? []));
      }
    }
    return extra.length > 0 ? `${query} ${extra.join(' ')}` : query;
  };

  return {
    search(query) {
      const expanded = expand(query);
      const best = new Map<string, number>();
      // Best first, so that the first wording of a passage is its best.
      for (const { id, score } of wordings.search(expanded)) {
        const passage = (id as string).slice((id as string).indexOf(' ') + 1);
        if (!best.has(passage)) best.set(passage, score);
      }
      return {
        passages: index.search(expanded).map((r) => ({ id: r.id as string, score: r.score })),
        wordings: [...best].map(([id, score]) => ({ id, score })),
      };
    },
    suggest(query, limit) {
      const asked = words(query);
      const last = /[\p{L}\d]$/u.test(query) ? (asked.at(-1) ?? '') : '';
      const hits = index.search(expand(query), {
        prefix: (_term, i, all) => i === all.length - 1,
        fuzzy: (term) => (term.length > 5 ? 0.2 : false),
        maxFuzzy: 2,
        combineWith: 'OR',
        weights: { fuzzy: 0.3, prefix: 0.6 },
      });
      const completions =
        last.length >= 2
          ? vocabulary.filter(([word]) => word.startsWith(last) && word !== last).slice(0, 5)
          : [];
      const head = query.trimEnd().slice(0, query.trimEnd().length - last.length);
      return {
        ids: hits.slice(0, limit).map((h) => h.id as string),
        terms: completions.map(([word]) => `${head}${word}`),
      };
    },
  };
}
