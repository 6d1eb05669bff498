import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { callSearchResult } from '../../server/contract/call-search.ts';
import { CALLS_KEY } from './calls.ts';
import { request } from './request.ts';

/** What to look for; an empty text does not narrow the search. */
export type CallFilters = { q: string; from: string; to: string; category: string; solved: string };

/** The own calls that fit the filters, page after page, newest first. */
export const useCallSearch = (filters: CallFilters) =>
  useInfiniteQuery({
    queryKey: [...CALLS_KEY, 'zoek', filters],
    queryFn: ({ signal, pageParam }) => {
      const given = Object.entries(filters).filter(([, value]) => value !== '');
      const query = new URLSearchParams(given);
      if (pageParam !== null) query.set('before', String(pageParam));
      return request(callSearchResult, `/api/calls/search?${query}`, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
