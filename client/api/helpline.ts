import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import {
  type AnswerHelplineBody,
  type AskHelplineBody,
  type GapState,
  helplineDetail,
  helplineItem,
  helplinePlace,
  knowledgeGap,
  type MarkGapBody,
} from '../../server/contract/helpline.ts';
import { request, send } from './request.ts';

/** Milliseconds after which the lines of a call that a helper looks at are read again. */
const LINES_EVERY_MS = 4000;

export const HELPLINE_KEY = ['helpline'];
export const GAPS_KEY = ['knowledge-gaps'];
const QUEUE_KEY = [...HELPLINE_KEY, 'queue'];
const requestKey = (id: string) => [...HELPLINE_KEY, 'request', id];

const callPath = (callId: string) => `/api/calls/${encodeURIComponent(callId)}/helpline`;
const requestPath = (id: string) => `/api/helpline/${encodeURIComponent(id)}`;

/** Sends a question to the second line; the same key again is the same question. */
export const useAskHelpline = (callId: string) =>
  useMutation({
    mutationFn: (body: AskHelplineBody) =>
      request(z.object({ requestId: z.string() }), callPath(callId), { method: 'POST', body }),
  });

/** Takes a question back. */
export const useWithdraw = (callId: string) =>
  useMutation({
    mutationFn: (requestId: string) =>
      send(`${callPath(callId)}/${encodeURIComponent(requestId)}`, { method: 'DELETE' }),
  });

/** Where the questions of a call that wait stand in the queue; asked only while one waits. */
export const usePlaces = (callId: string, waits: boolean) =>
  useQuery({
    queryKey: [...HELPLINE_KEY, 'places', callId],
    queryFn: ({ signal }) => request(z.array(helplinePlace), callPath(callId), { signal }),
    enabled: waits,
  });

/** The queue of the second line, oldest first. */
export const useQueue = () =>
  useQuery({
    queryKey: QUEUE_KEY,
    queryFn: ({ signal }) => request(z.array(helplineItem), '/api/helpline', { signal }),
  });

/** One question with its call, its card and its answer; the lines are read again while `live`. */
export const useRequest = (id: string) =>
  useQuery({
    queryKey: requestKey(id),
    queryFn: ({ signal }) => request(helplineDetail, requestPath(id), { signal }),
    refetchInterval: ({ state }) =>
      state.data && ['waiting', 'taken', 'taken-over'].includes(state.data.state) ? LINES_EVERY_MS : false,
  });

/** What a helper does with a question, by the last part of its path. */
export type HelperStep = 'take' | 'release' | 'take-over';

/** Takes a question, gives it back, or takes its call over. */
export function useHelperStep(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: HelperStep) => send(`${requestPath(id)}/${step}`, { method: 'POST', body: {} }),
    // Also after a refusal: someone else was first, and the screen should say who.
    onSettled: () => client.invalidateQueries({ queryKey: HELPLINE_KEY }),
  });
}

/** Sends the answer of the helper. */
export function useAnswer(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AnswerHelplineBody) => send(`${requestPath(id)}/answer`, { method: 'POST', body }),
    onSettled: () => client.invalidateQueries({ queryKey: HELPLINE_KEY }),
  });
}

/** The gaps in this state, newest first. */
export const useGaps = (state: GapState) =>
  useQuery({
    queryKey: [...GAPS_KEY, state],
    queryFn: ({ signal }) => request(z.array(knowledgeGap), `/api/knowledge-gaps?state=${state}`, { signal }),
  });

/** Marks a gap as dealt with, or opens it again. */
export function useMarkGap() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string; body: MarkGapBody }) =>
      send(`/api/knowledge-gaps/${encodeURIComponent(id)}`, { method: 'PUT', body }),
    onSettled: () => client.invalidateQueries({ queryKey: GAPS_KEY }),
  });
}
