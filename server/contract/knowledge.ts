/** Articles, search results and scenarios as the console reads them. */
import { z } from 'zod';
import { certainty, citation } from './card.ts';

export const passageView = z.object({
  id: z.string(),
  title: z.string(),
  say: z.string(),
  explanation: z.array(z.string()),
  steps: z.array(z.string()),
  watchOuts: z.array(z.string()),
  referTo: z.array(z.string()),
  citation,
});
export type PassageView = z.infer<typeof passageView>;

/** GET /api/articles/:id */
export const articleView = z.object({
  id: z.string(),
  title: z.string(),
  topic: z.string(),
  topicName: z.string(),
  passages: z.array(passageView),
});
export type ArticleView = z.infer<typeof articleView>;

/**
 * GET /api/snapshots/:hash: a passage exactly as it was cited, with the article it stands in now.
 * changed: the passage in the knowledge base of today differs from the snapshot (or is gone).
 */
export const snapshotView = z.object({
  passage: passageView,
  article: articleView.nullable(),
  changed: z.boolean(),
});
export type SnapshotView = z.infer<typeof snapshotView>;

/** GET /api/search?q=…: hits in order; terms are completions of the last word typed. */
export const searchResult = z.object({
  hits: z.array(
    z.object({
      passage: z.string(),
      article: z.string(),
      articleTitle: z.string(),
      title: z.string(),
      /** First words of the sentence to say. */
      excerpt: z.string(),
      certainty,
      validFrom: z.string().nullable(),
      validTo: z.string().nullable(),
    }),
  ),
  terms: z.array(z.string()),
});
export type SearchResult = z.infer<typeof searchResult>;

/** GET /api/topics */
export const topicView = z.object({ key: z.string(), name: z.string() });
export type TopicView = z.infer<typeof topicView>;

/** GET /api/scenarios */
export const scenarioView = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  lines: z.number().int(),
});
export type ScenarioView = z.infer<typeof scenarioView>;
