/** Citations and snapshots: made by the system from the passages it used, never written by hand or by a generator. */
import { createHash } from 'node:crypto';
import type { Citation } from '../contract/card.ts';
import type { ArticleView, PassageView } from '../contract/knowledge.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Article, Passage } from '../knowledge/types.ts';

/** The citation of a passage as it is now. Its snapshot is the SHA-256 of everything the passage says. */
export function citationOf(knowledge: Knowledge, passage: Passage): Citation {
  const sources = passage.sources.map(({ source, place }) => {
    const known = knowledge.sources.get(source);
    return {
      key: source,
      title: known?.title ?? source,
      publisher: known?.publisher ?? '',
      version: known?.version ?? '',
      place,
      kind: known?.kind ?? 'secundair',
      address: known?.address ?? null,
      read: known?.read ?? '',
    };
  });
  const citation: Omit<Citation, 'snapshot'> = {
    passage: passage.id,
    article: passage.article,
    title: passage.title,
    facts: passage.facts,
    source: sources.map((s) => s.key).join('; '),
    place: sources.map((s) => s.place).join('; '),
    sources,
    validFrom: passage.validFrom,
    validTo: passage.validTo,
    certainty: passage.certainty,
  };
  const { say, explanation, steps, watchOuts, referTo } = passage;
  const content = JSON.stringify([citation, say, explanation, steps, watchOuts, referTo]);
  return { ...citation, snapshot: createHash('sha256').update(content).digest('hex') };
}

/** A passage as the console reads it, with its citation. */
export function passageViewOf(knowledge: Knowledge, passage: Passage): PassageView {
  const { id, title, say, explanation, steps, watchOuts, referTo } = passage;
  return { id, title, say, explanation, steps, watchOuts, referTo, citation: citationOf(knowledge, passage) };
}

/** An article with all its passages. */
export function articleViewOf(knowledge: Knowledge, article: Article): ArticleView {
  return {
    id: article.id,
    title: article.title,
    topic: article.topic,
    topicName: knowledge.topics.find((t) => t.key === article.topic)?.name ?? article.topic,
    passages: article.passages.map((p) => passageViewOf(knowledge, p)),
  };
}
