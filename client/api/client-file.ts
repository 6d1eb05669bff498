import { useMutation, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { clientFileResult, clientFileStatus } from '../../server/contract/client-file.ts';
import { request } from './request.ts';

const answerPath = (callId: string, answerId: string) =>
  `/api/calls/${encodeURIComponent(callId)}/answers/${encodeURIComponent(answerId)}`;

/** Whether a client file can be asked. */
export const useClientFileStatus = () =>
  useQuery({
    queryKey: ['client-file'],
    queryFn: ({ signal }) => request(clientFileStatus, '/api/client-file', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Fetches what the card asks for from one file; forgotten when the card goes. */
export const useFetchFromFile = (callId: string, answerId: string) =>
  useMutation({
    mutationFn: (caller: string) =>
      request(clientFileResult, `${answerPath(callId, answerId)}/client-file`, {
        method: 'POST',
        body: { caller },
      }),
    gcTime: 0,
  });

/** Takes fetched values over, by item; the card that revises it comes as an event of the call. */
export const useTakeFromFile = (callId: string, answerId: string) =>
  useMutation({
    mutationFn: (fromFile: string[]) =>
      request(z.object({ answerId: z.string() }), `${answerPath(callId, answerId)}/data`, {
        method: 'POST',
        body: { data: {}, fromFile },
      }),
  });
