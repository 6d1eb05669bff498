import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import {
  articleView,
  scenarioView,
  searchResult,
  snapshotView,
  topicView,
} from '../../server/contract/knowledge.ts';
import { serviceStatus } from '../../server/contract/status.ts';
import { request } from './request.ts';

const MINUTE = 60_000;
export const STATUS_KEY = ['status'];

/** What works and what does not. */
export const useServiceStatus = () =>
  useQuery({
    queryKey: STATUS_KEY,
    queryFn: ({ signal }) => request(serviceStatus, '/api/status', { signal }),
    // The socket tells of changes; while the index is being built, asking keeps the bar moving.
    refetchInterval: (query) => (query.state.data?.meaningSearch === 'opbouw' ? 2000 : false),
  });

/** The topics of the knowledge base, in the order of its index. */
export const useTopics = () =>
  useQuery({
    queryKey: ['topics'],
    queryFn: ({ signal }) => request(z.array(topicView), '/api/topics', { signal }),
    staleTime: 10 * MINUTE,
  });

/** The written calls that can be played. */
export const useScenarios = () =>
  useQuery({
    queryKey: ['scenarios'],
    queryFn: ({ signal }) => request(z.array(scenarioView), '/api/scenarios', { signal }),
    staleTime: 10 * MINUTE,
  });

/** How to read one article, for one or several at once. */
export const articleQuery = (id: string) =>
  queryOptions({
    queryKey: ['articles', id],
    queryFn: ({ signal }) => request(articleView, `/api/articles/${encodeURIComponent(id)}`, { signal }),
    staleTime: MINUTE,
  });

/** A passage as it was when it was cited, with the article it stands in now. */
export const useSnapshot = (hash: string) =>
  useQuery({
    queryKey: ['snapshots', hash],
    queryFn: ({ signal }) => request(snapshotView, `/api/snapshots/${encodeURIComponent(hash)}`, { signal }),
    staleTime: MINUTE,
  });

/** Passages for what is being typed; the hits of the former letters stay until the new ones are there. */
export const useSearch = (text: string) =>
  useQuery({
    queryKey: ['search', text],
    queryFn: ({ signal }) => request(searchResult, `/api/search?q=${encodeURIComponent(text)}`, { signal }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
    staleTime: MINUTE,
  });
