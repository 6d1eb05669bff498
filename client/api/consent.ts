import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ConsentBody, consentResult } from '../../server/contract/consent.ts';
import { CALLS_KEY } from './calls.ts';
import { request } from './request.ts';

/** Changes what the caller was told or agreed to; answers with what was erased. */
export function useChangeConsent(callId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ConsentBody) =>
      request(consentResult, `/api/calls/${encodeURIComponent(callId)}/consent`, { method: 'PUT', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: CALLS_KEY, exact: true }),
  });
}
