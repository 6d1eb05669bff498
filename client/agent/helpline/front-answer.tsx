import { type RefObject, useEffect } from 'react';
import type { HelplineRequest } from '../../api/helpline-view.ts';
import { ago } from '../../ui/dates.ts';
import { useCopy } from '../../ui/use-copy.ts';
import { useNow } from '../../ui/use-now.ts';
import type { FrontCardKeys } from '../call/front-card.tsx';
import { useKeyBindings } from '../keys/key-bindings.tsx';
import { PersonCard } from './person-card.tsx';

const HALF_MINUTE = 30_000;
const nothing = () => {};

type FrontAnswerProps = {
  request: HelplineRequest;
  keys: RefObject<FrontCardKeys | null>;
  onOpenSource: (index: number) => void;
};

/** The answer of the second line in front of the agent; the key that copies a sentence copies the answer. */
export function FrontAnswer({ request, keys, onOpenSource }: FrontAnswerProps) {
  const { bindings } = useKeyBindings();
  const copy = useCopy();
  const now = useNow(HALF_MINUTE);
  const { answer, answeredAt } = request;

  useEffect(() => {
    keys.current = {
      copy: () => {
        if (answer) copy.copy(answer.text);
      },
      up: nothing,
      down: nothing,
      unused: nothing,
      answer: nothing,
      unknown: nothing,
    };
    return () => {
      keys.current = null;
    };
  });

  if (!answer) return null;
  return (
    <PersonCard
      answer={answer}
      question={request.question}
      note={request.note}
      onOpenSource={onOpenSource}
      copy={copy}
      copyKey={bindings.copy}
      aside={answeredAt && ago(now - Date.parse(answeredAt))}
    />
  );
}
