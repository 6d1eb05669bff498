import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type RetentionKind, type RetentionView, retentionView } from '../../server/contract/retention.ts';
import { request } from './request.ts';

const KEY = ['retention'];
/** Milliseconds between looks at a clean-up that is going on. */
const LOOK_EVERY_MS = 700;

/** Retention periods and clean-ups; asked again by itself while a clean-up goes on. */
export const useRetention = () =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => request(retentionView, '/api/retention', { signal }),
    refetchInterval: ({ state }) => (state.data?.running ? LOOK_EVERY_MS : false),
  });

/** Changes how many days a kind of data is kept. */
export function useSetDays(kind: RetentionKind) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (days: number) =>
      request(retentionView, `/api/retention/${kind}`, { method: 'PUT', body: { days } }),
    onSuccess: (view: RetentionView) => client.setQueryData(KEY, view),
  });
}

/** Starts a clean-up. */
export function useCleanUp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(retentionView, '/api/retention/run', { method: 'POST', body: {} }),
    onSuccess: (view: RetentionView) => client.setQueryData(KEY, view),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
