import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { type SessionInfo, sessionInfo, type signInBody } from '../../server/contract/accounts.ts';
import { request, send } from './request.ts';
import { markRenewed } from './session-expiry.ts';

export const SESSION_KEY = ['session'];

/** Asks the server who is signed in. */
export const fetchSession = (): Promise<SessionInfo> => request(sessionInfo, '/api/session');

/** Who is signed in, and whether this is a demo. */
export const useSession = () =>
  useQuery({ queryKey: SESSION_KEY, queryFn: fetchSession, staleTime: Number.POSITIVE_INFINITY });

/** Signs in and makes the answer known to every part of the page. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.infer<typeof signInBody>) =>
      request(sessionInfo, '/api/session', { method: 'POST', body }),
    onSuccess: (info) => {
      client.setQueryData(SESSION_KEY, info);
      markRenewed();
    },
  });
}

/** Signs out; everything that was read under this account is forgotten. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send('/api/session', { method: 'DELETE' }),
    onSuccess: async () => {
      client.setQueryData(SESSION_KEY, await fetchSession());
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== SESSION_KEY[0] });
    },
  });
}
