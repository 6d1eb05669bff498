import './rule.css';
import type { ReactNode } from 'react';
import type { MissingItem } from '../../../server/contract/card.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceButtons } from './choice-buttons.tsx';
import { ChoiceList } from './choice-list.tsx';
import { choicesOf } from './choices.ts';
import { TypedAnswer } from './typed-answer.tsx';
import { UNKNOWN } from './typed-value.ts';

export type AnswerControlProps = {
  item: MissingItem;
  /** The value to change, as it was sent; empty for a question that is still open. */
  value?: string;
  /** True while an answer is on its way: the control keeps what it shows and sends nothing. */
  busy: boolean;
  /** Why the value was refused or could not be sent; null when neither. */
  problem: string | null;
  /** Id of what names the control: the question or the label. */
  labelledBy: string;
  /** Word on the button that sends what was typed. */
  submit: string;
  onAnswer: (value: string) => void;
  /** Key that answers "Weet beller niet"; absent where keys do not reach this control. */
  unknownKey?: string;
  /** More buttons beside "Weet beller niet". */
  children?: ReactNode;
};

/** Where the focus goes for a control: the field, or the group of choices itself, so that Enter chooses nothing. */
export const CONTROL = '[data-answer-control]';

/** The fitting control for one item of a rule, with the answer that the caller does not know. */
export function AnswerControl(props: AnswerControlProps) {
  const { item, busy, problem, onAnswer, unknownKey, children } = props;
  const choices = choicesOf(item);
  const numbered = choices?.every(({ digit }) => digit !== '') ?? false;
  return (
    <div className="bb-answer" aria-busy={busy}>
      {problem && (
        <p role="alert" className="bb-answer__problem">
          {problem}
        </p>
      )}
      {choices === null ? (
        <TypedAnswer {...props} />
      ) : numbered ? (
        <ChoiceButtons {...props} choices={choices} />
      ) : (
        <ChoiceList {...props} choices={choices} />
      )}
      <div className="bb-actions">
        <Button
          look="subtle"
          busy={busy}
          aria-keyshortcuts={unknownKey}
          onPress={() => onAnswer(UNKNOWN)}
          className="bb-answer__unknown"
        >
          Weet beller niet {unknownKey && <kbd>{unknownKey}</kbd>}
        </Button>
        {children}
        <span role="status" className="bb-small bb-soft">
          {busy ? 'Wordt uitgerekend' : ''}
        </span>
      </div>
    </div>
  );
}
