import { messageOf } from '../../api/api-error.ts';
import { useChooseListening, useRequestCard } from '../../api/listening.ts';

/** Asking for a card, and choosing whether cards come by themselves; what goes wrong is said in a sentence. */
export function useListening(callId: string, onRequest: boolean, onAsked: (answerId: string) => void) {
  const card = useRequestCard(callId, onAsked);
  const choice = useChooseListening(callId);
  const failed = card.isError ? card.error : choice.isError ? choice.error : null;
  return {
    requestCard: () => {
      if (!card.isPending) card.mutate();
    },
    toggle: () => {
      if (!choice.isPending) choice.mutate(!onRequest);
    },
    problem: failed && messageOf(failed),
  };
}
