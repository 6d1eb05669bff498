import { type RefObject, useEffect, useRef } from 'react';
import type { CallCard } from '../../api/call-view.ts';
import { ConfirmationMark, ConfirmationToggle } from '../../confirmation/confirmation-toggle.tsx';
import { ago } from '../../ui/dates.ts';
import { useCopy } from '../../ui/use-copy.ts';
import { useNow } from '../../ui/use-now.ts';
import { type CardActions, CardView, TITLE } from '../card/card-view.tsx';
import { ClientFile } from '../card/client-file.tsx';
import { useKeyBindings } from '../keys/key-bindings.tsx';
import { TO_ANSWER } from '../rule/offer.tsx';
import { UNKNOWN } from '../rule/typed-value.ts';
import { useGiveData } from '../rule/use-give-data.ts';
import { FeedbackBar } from './feedback-bar.tsx';
import { useCardFeedback } from './use-card-feedback.ts';

const HALF_MINUTE = 30_000;

/** What the keys do with the card in front. */
export type FrontCardKeys = {
  answer: () => void;
  unknown: () => void;
  copy: () => void;
  up: () => void;
  down: () => void;
  unused: () => void;
};

type FrontCardProps = CardActions & {
  callId: string;
  entry: CallCard;
  /** True when newer cards came after it: its age then shows. */
  older: boolean;
  keys: RefObject<FrontCardKeys | null>;
  onWhatIf: () => void;
};

/** The one card in front, with what the agent thinks of it. */
export function FrontCard({ callId, entry, older, keys, onWhatIf, ...actions }: FrontCardProps) {
  const { bindings } = useKeyBindings();
  const copy = useCopy();
  const feedback = useCardFeedback(callId, entry);
  const now = useNow(HALF_MINUTE);
  const place = useRef<HTMLDivElement>(null);

  const goToQuestion = () => {
    const target = place.current?.querySelector<HTMLElement>(TO_ANSWER);
    target?.focus({ preventScroll: true });
    // The question stays above its control.
    target?.closest('article')?.scrollIntoView({ block: 'start' });
    if (target instanceof HTMLInputElement) target.select();
    return target !== null && target !== undefined;
  };
  /** To the next question, or to the conclusion; unless the agent is busy elsewhere by now. */
  const goOn = () => {
    const { activeElement } = document;
    if (activeElement !== document.body && !place.current?.contains(activeElement)) return;
    if (goToQuestion()) return;
    const title = place.current?.querySelector<HTMLElement>(TITLE);
    title?.focus({ preventScroll: true });
    title?.closest('article')?.scrollIntoView({ block: 'start' });
  };

  const given = useGiveData(callId, entry, (from) => {
    // A value that was changed in its place hands the focus back itself.
    if (from === 'question' || from === 'offer') goOn();
  });
  // That card has a button of its own, with more words.
  const asksItself = entry.card.status === 'niet-gevonden';

  useEffect(() => {
    keys.current = {
      answer: goToQuestion,
      unknown: () => {
        const [asked] = entry.card.status === 'nog-nodig' ? entry.card.missing : [];
        if (asked) given.give('question', { [asked.key]: UNKNOWN });
      },
      copy: () => {
        const sentence = entry.card.say || entry.card.guidance?.say;
        if (sentence) copy.copy(sentence);
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
    <div ref={place}>
      <CardView
        {...actions}
        entry={entry}
        copy={copy}
        copyKey={bindings.copy}
        traceKey={bindings.trace}
        rule={{ ...given, onWhatIf, unknownKey: bindings.unknown }}
        onGone={goOn}
        aside={
          <>
            <ConfirmationMark callId={callId} entry={entry} />
            {older && ago(now - Date.parse(entry.at))}
          </>
        }
        footer={
          <>
            <ClientFile callId={callId} answerId={entry.answerId} card={entry.card} />
            <FeedbackBar feedback={feedback} onHelpline={asksItself ? undefined : actions.onHelpline}>
              <ConfirmationToggle callId={callId} entry={entry} keys={bindings.confirm} />
            </FeedbackBar>
          </>
        }
      />
    </div>
  );
}
