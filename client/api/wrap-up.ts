import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type CallSummary, callSummary } from '../../server/contract/calls.ts';
import { wrapUpProposal } from '../../server/contract/wrap-up.ts';
import { CALLS_KEY } from './calls.ts';
import { request } from './request.ts';

const pathOf = (id: string) => `/api/calls/${encodeURIComponent(id)}`;

/** Tells the server that the wrap-up begins, and asks what it proposes. */
export const useBeginWrapUp = (id: string) =>
  useMutation({
    mutationFn: () => request(wrapUpProposal, `${pathOf(id)}/wrap-up`, { method: 'POST', body: {} }),
  });

/** Takes the wrap-up of a call back, so that it runs again. */
export function useReopenCall(id: string, onReopened: (call: CallSummary) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(callSummary, `${pathOf(id)}/reopen`, { method: 'POST', body: {} }),
    onSuccess: (call) => {
      client.invalidateQueries({ queryKey: CALLS_KEY, exact: true });
      // Also where the call is being read back: it goes on there.
      client.resetQueries({ queryKey: [...CALLS_KEY, id] });
      onReopened(call);
    },
  });
}
