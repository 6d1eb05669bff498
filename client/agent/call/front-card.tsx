import { type RefObject, useEffect } from 'react';
import type { CallCard } from '../../api/call-view.ts';
import { ago } from '../../ui/dates.ts';
import { useCopy } from '../../ui/use-copy.ts';
import { useNow } from '../../ui/use-now.ts';
import { type CardActions, CardView } from '../card/card-view.tsx';
import { useKeyBindings } from '../keys/key-bindings.tsx';
import { FeedbackBar } from './feedback-bar.tsx';
import { useCardFeedback } from './use-card-feedback.ts';

const HALF_MINUTE = 30_000;

/** What the keys do with the card in front. */
export type FrontCardKeys = { copy: () => void; up: () => void; down: () => void; unused: () => void };

type FrontCardProps = CardActions & {
  callId: string;
  entry: CallCard;
  /** True when newer cards came after it: its age then shows. */
  older: boolean;
  keys: RefObject<FrontCardKeys | null>;
};

/** The one card in front, with what the agent thinks of it. */
export function FrontCard({ callId, entry, older, keys, ...actions }: FrontCardProps) {
  const { bindings } = useKeyBindings();
  const copy = useCopy();
  const feedback = useCardFeedback(callId, entry);
  const now = useNow(HALF_MINUTE);

  useEffect(() => {
    keys.current = {
      copy: () => {
        if (entry.card.say !== '') copy.copy(entry.card.say);
      },
      up: feedback.thumbUp,
      down: feedback.thumbDown,
      unused: feedback.toggleUnused,
    };
    return () => {
      keys.current = null;
    };
  });

  return (
    <CardView
      {...actions}
      card={entry.card}
      copy={copy}
      copyKey={bindings.copy}
      aside={older && ago(now - Date.parse(entry.at))}
      footer={<FeedbackBar feedback={feedback} />}
    />
  );
}
