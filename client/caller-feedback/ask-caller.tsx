import './caller-feedback.css';
import { useId, useRef } from 'react';
import { CALLER_QUESTIONS, hasCallerAnswer } from '../../server/contract/caller-feedback.ts';
import { messageOf } from '../api/api-error.ts';
import { Fold } from '../ui/fold.tsx';
import { Notice } from '../ui/notice.tsx';
import { answersAsked, useCallerFeedback, useKeepAsked } from './api.ts';
import { CallerLinkMaker } from './caller-link-maker.tsx';
import { QuestionRow } from './question-row.tsx';

/**
 * Asks the caller for an opinion, folded away until the agent wants it: four questions to put to the caller, or a
 * link to give. Saves each answer by itself, so it can stand inside any form.
 */
export function AskCaller({ callId }: { callId: string }) {
  return (
    <Fold title="Vraag de beller om een mening">
      <Questions callId={callId} />
      <CallerLinkMaker callId={callId} />
    </Fold>
  );
}

function Questions({ callId }: { callId: string }) {
  const feedback = useCallerFeedback(callId);
  const keep = useKeepAsked(callId);
  const hint = useId();
  const list = useRef<HTMLDivElement>(null);
  const answers = answersAsked(feedback.data);

  const goTo = (index: number) => {
    const question = list.current?.children[index];
    question?.querySelector<HTMLInputElement>('input:checked')?.focus();
  };
  const said = keep.isPending
    ? 'Wordt bewaard …'
    : keep.isSuccess
      ? hasCallerAnswer(answers)
        ? 'Bewaard.'
        : 'Er is geen antwoord bewaard.'
      : '';

  return (
    <>
      <p id={hint} className="bb-small bb-soft">
        Mag u overslaan. Eén toets per vraag: de onderstreepte letter of het cijfer. Met 0 haalt u een
        antwoord weg.
      </p>
      {feedback.isError && <Notice tone="error">{messageOf(feedback.error)}</Notice>}
      {keep.isError && <Notice tone="error">Het antwoord is niet bewaard. {messageOf(keep.error)}</Notice>}
      <div ref={list} className="bb-caller-ask">
        {CALLER_QUESTIONS.map((question, index) => (
          <QuestionRow
            key={question.key}
            question={question}
            describedBy={index === 0 ? hint : undefined}
            value={answers[question.key]}
            onChange={(value) => keep.change({ [question.key]: value })}
            onAnswered={() => goTo(index + 1)}
          />
        ))}
      </div>
      <p className="bb-caller-ask__said bb-small bb-soft" role="status">
        {said}
      </p>
    </>
  );
}
