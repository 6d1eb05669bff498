import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import {
  ANSWERS_PER_PAGE,
  type AnswerSummary,
  answerDetail,
  answerSummary,
  reproduction,
} from '../../server/contract/answers.ts';
import { request } from './request.ts';

const answerPath = (id: string) => `/api/answers/${encodeURIComponent(id)}`;

export type AnswerFilter = { onlyRules: boolean; onlyShown: boolean };

/** Logged answers, newest first, a page at a time. */
export const useAnswers = ({ onlyRules, onlyShown }: AnswerFilter) =>
  useInfiniteQuery({
    queryKey: ['answers', { onlyRules, onlyShown }],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams();
      if (pageParam !== null) query.set('before', pageParam);
      if (onlyRules) query.set('rule', '1');
      if (onlyShown) query.set('shown', '1');
      return request(z.array(answerSummary), `/api/answers?${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: AnswerSummary[]) =>
      page.length < ANSWERS_PER_PAGE ? undefined : page.at(-1)?.id,
  });

/** One logged answer with its card, its receipt and its steps. It never changes. */
export const useAnswer = (id: string) =>
  useQuery({
    queryKey: ['answers', id],
    queryFn: ({ signal }) => request(answerDetail, answerPath(id), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Works the card of an answer out again; nothing is kept. */
export const useReproduce = (id: string) =>
  useMutation({
    mutationFn: () => request(reproduction, `${answerPath(id)}/reproduce`, { method: 'POST', body: {} }),
  });
