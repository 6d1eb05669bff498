import { useState } from 'react';
import { messageOf } from '../../api/api-error.ts';
import { useShowPassage } from '../../api/calls.ts';
import type { Panel } from '../panel/panel-state.ts';

/** The panel beside the card, and putting a passage in front as a card of its own. */
export function usePanel(callId: string, onAsked: (answerId: string) => void) {
  const [panel, setPanel] = useState<Panel | null>(null);
  const show = useShowPassage(callId);
  const showAsCard = (passage: string, query: string) =>
    show.mutate(
      { passage, query },
      {
        onSuccess: ({ answerId }) => {
          setPanel(null);
          onAsked(answerId);
        },
      },
    );
  return {
    panel,
    setPanel,
    showAsCard,
    problem: show.isError ? `De kaart is niet gemaakt. ${messageOf(show.error)}` : null,
  };
}
