import { useMutation, useQuery } from '@tanstack/react-query';
import { type HandOverBody, handOverDraft } from '../../server/contract/hand-over.ts';
import { request, send } from './request.ts';

const path = (callId: string) => `/api/calls/${encodeURIComponent(callId)}/hand-over`;

/** A summary drawn up from the call as it is now; asked anew each time. */
export const useHandOverDraft = (callId: string) =>
  useQuery({
    queryKey: ['hand-over', callId],
    queryFn: ({ signal }) => request(handOverDraft, path(callId), { signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

/** Puts the hand-over on record. */
export const useHandOver = (callId: string, onDone: () => void) =>
  useMutation({
    mutationFn: (body: HandOverBody) => send(path(callId), { method: 'POST', body }),
    onSuccess: onDone,
  });
