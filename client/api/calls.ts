import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import {
  type CallSummary,
  type CloseCallBody,
  callDetail,
  callSummary,
  type FeedbackBody,
  type GiveDataBody,
  type StartCallBody,
  type UnusedBody,
} from '../../server/contract/calls.ts';
import { card } from '../../server/contract/card.ts';
import { request, send } from './request.ts';

export const CALLS_KEY = ['calls'];
const callKey = (id: string) => ['calls', id];
const callPath = (id: string) => `/api/calls/${encodeURIComponent(id)}`;
const answerPath = (id: string, answerId: string) =>
  `${callPath(id)}/answers/${encodeURIComponent(answerId)}`;

/** Values for the rule of a card: key of the item → as filled in; null takes a value back. */
export type RuleValues = GiveDataBody['data'];

/** The agent's own calls, newest first. */
export const useCalls = () =>
  useQuery({
    queryKey: CALLS_KEY,
    queryFn: ({ signal }) => request(z.array(callSummary), '/api/calls', { signal }),
  });

/** One call with everything that happened in it. */
export const useCallDetail = (id: string) =>
  useQuery({
    queryKey: callKey(id),
    queryFn: ({ signal }) => request(callDetail, callPath(id), { signal }),
  });

type StartCall = { body: StartCallBody; demo?: { scenario: string; speed: number } };

/**
 * Opens a call; with a scenario it is a demo call, and its replay starts at once. onStarted is called even when
 * the form is gone by then: the news of the open call may come over the socket first.
 */
export function useStartCall(onStarted: (call: CallSummary) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ body, demo }: StartCall) => {
      const call = await request(callSummary, '/api/calls', { method: 'POST', body });
      if (demo) await send(`${callPath(call.id)}/replay`, { method: 'POST', body: demo });
      return call;
    },
    onSuccess: onStarted,
    // Also after an error: the call may be open although its replay did not start.
    onSettled: () => client.invalidateQueries({ queryKey: CALLS_KEY, exact: true }),
  });
}

/** Stops the replay of a demo call; the call stays open. */
export const useStopReplay = (id: string) =>
  useMutation({ mutationFn: () => send(`${callPath(id)}/replay`, { method: 'DELETE' }) });

/** Ends a call with its category, outcome and note. */
export function useCloseCall(id: string, onClosed: (call: CallSummary) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CloseCallBody) =>
      request(callSummary, `${callPath(id)}/close`, { method: 'POST', body }),
    onSuccess: (call) => {
      client.invalidateQueries({ queryKey: CALLS_KEY, exact: true });
      client.removeQueries({ queryKey: callKey(id) });
      onClosed(call);
    },
  });
}

/** Puts a passage found by hand in front as a card; answers with the id of that card. */
export const useShowPassage = (id: string) =>
  useMutation({
    mutationFn: (body: { passage: string; query: string }) =>
      request(z.object({ answerId: z.string() }), `${callPath(id)}/cards`, { method: 'POST', body }),
  });

/** Saves, changes or takes back a thumb. */
export const useFeedback = (id: string, answerId: string) =>
  useMutation({
    mutationFn: (body: FeedbackBody) => send(`${answerPath(id, answerId)}/feedback`, { method: 'PUT', body }),
  });

/** Saves, changes or takes back "not used, because". */
export const useUnused = (id: string, answerId: string) =>
  useMutation({
    mutationFn: (body: UnusedBody) => send(`${answerPath(id, answerId)}/unused`, { method: 'PUT', body }),
  });

/**
 * Gives values to the rule of a card, or accepts the calculation it offers (no values). Answers with the id of the
 * answer that revises the card, which itself comes as an event of the call.
 */
export const useGiveData = (id: string) =>
  useMutation({
    mutationFn: ({ answerId, data }: { answerId: string; data: RuleValues }) =>
      request(z.object({ answerId: z.string() }), `${answerPath(id, answerId)}/data`, {
        method: 'POST',
        body: { data },
      }),
  });

/** The card as it would be with other values; asked only when there are some. Nothing is kept. */
export const useWhatIf = (id: string, answerId: string, data: RuleValues) =>
  useQuery({
    queryKey: [...callKey(id), 'what-if', answerId, data],
    queryFn: ({ signal }) =>
      request(z.object({ card }), `${answerPath(id, answerId)}/what-if`, {
        method: 'POST',
        body: { data },
        signal,
      }),
    enabled: Object.keys(data).length > 0,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
