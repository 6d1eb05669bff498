import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import {
  type CallerAnswers,
  type CallerFeedback,
  type CallerLink,
  callerFeedback,
  callerLink,
  NO_CALLER_ANSWERS,
} from '../../server/contract/caller-feedback.ts';
import { request, send } from '../api/request.ts';

const feedbackKey = (callId: string) => ['caller-feedback', callId];
const linkKey = (callId: string) => ['caller-link', callId];
const path = (callId: string) => `/api/calls/${encodeURIComponent(callId)}/caller-feedback`;

/** What the caller of a call said so far, per channel. */
export const useCallerFeedback = (callId: string) =>
  useQuery({
    queryKey: feedbackKey(callId),
    queryFn: ({ signal }) => request(z.array(callerFeedback), path(callId), { signal }),
  });

/** The answers given to the agent; none while they are not known. */
export const answersAsked = (feedback: readonly CallerFeedback[] | undefined): CallerAnswers =>
  feedback?.find(({ channel }) => channel === 'medewerker')?.answers ?? NO_CALLER_ANSWERS;

/** Keeps what the caller answered to the agent, shown at once; each change waits for the one before. */
export function useKeepAsked(callId: string) {
  const client = useQueryClient();
  const queryKey = feedbackKey(callId);
  const keep = useMutation({
    scope: { id: `caller-feedback ${callId}` },
    mutationFn: (answers: CallerAnswers) => send(path(callId), { method: 'PUT', body: answers }),
    // What is shown must be what was kept.
    onError: () => client.invalidateQueries({ queryKey }),
  });
  const show = (answers: CallerAnswers) => {
    void client.cancelQueries({ queryKey });
    client.setQueryData<CallerFeedback[]>(queryKey, (before = []) => [
      { channel: 'medewerker', answers, day: '' },
      ...before.filter(({ channel }) => channel !== 'medewerker'),
    ]);
  };
  return {
    ...keep,
    /** Changes one answer; null takes it back. */
    change(change: Partial<CallerAnswers>) {
      const answers = { ...answersAsked(client.getQueryData<CallerFeedback[]>(queryKey)), ...change };
      show(answers);
      keep.mutate(answers);
    },
  };
}

/** The link made last in this window, for as long as the window keeps it: the server cannot show it again. */
export const useCallerLink = (callId: string): CallerLink | undefined =>
  useQuery<CallerLink>({ queryKey: linkKey(callId), queryFn: () => Promise.reject(), enabled: false }).data;

/** Makes a link for the caller; the one before stops working. */
export function useMakeCallerLink(callId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(callerLink, `${path(callId)}/link`, { method: 'POST', body: {} }),
    onSuccess: (link) => client.setQueryData(linkKey(callId), link),
  });
}
