import { useQueries } from '@tanstack/react-query';
import type { CallCard } from '../../api/call-view.ts';
import { articleQuery } from '../../api/knowledge.ts';
import { articlesShown, proposeCategory } from './propose-category.ts';

/** The category proposed for a call; settles once the articles of its cards are known. */
export function useProposedCategory(cards: readonly CallCard[]): string {
  const shown = articlesShown(cards);
  const articles = useQueries({ queries: [...new Set(shown)].map((id) => articleQuery(id)) });
  const topicOf = new Map(articles.flatMap(({ data }) => (data ? [[data.id, data.topic] as const] : [])));
  return proposeCategory(shown, topicOf);
}
