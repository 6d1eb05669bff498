import type { KeyboardEvent } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import type { CallerQuestion } from '../../server/contract/caller-feedback.ts';
import { answerOfKey } from './answer-keys.ts';

const NOT_ASKED = 'niet-gevraagd';

type QuestionRowProps = {
  question: CallerQuestion;
  value: string | null;
  onChange: (value: string | null) => void;
  /** Id of the text that says which keys there are. */
  describedBy?: string;
  /** Called after a key gave the answer, to go on with the next question. */
  onAnswered: () => void;
};

/** One question to put to the caller: its answers on one line, each with a key. */
export function QuestionRow({ question, value, onChange, describedBy, onAnswered }: QuestionRowProps) {
  const scale = question.key === 'satisfied';

  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    // Enter would end the call: the questions stand inside the form that does so.
    const answer = event.key === 'Enter' ? value : answerOfKey(question, event.key);
    if (answer === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (answer !== value) onChange(answer);
    onAnswered();
  };

  return (
    <div onKeyDownCapture={onKey}>
      <RadioGroup
        value={value ?? NOT_ASKED}
        onChange={(chosen) => onChange(chosen === NOT_ASKED ? null : chosen)}
        orientation="horizontal"
        aria-describedby={describedBy}
        className="bb-caller-ask__question"
      >
        <Label className="bb-caller-ask__text">
          {question.text}
          {scale && <span className="bb-caller-ask__scale">1 is zeer ontevreden, 5 is zeer tevreden</span>}
        </Label>
        <div className="bb-caller-ask__answers">
          {question.options.map((option) => (
            <Radio
              key={option.value}
              value={option.value}
              className="bb-caller-ask__answer"
              aria-label={scale ? `${option.value}, ${option.label.toLowerCase()}` : undefined}
            >
              {scale ? option.value : <WithKey text={option.label} />}
            </Radio>
          ))}
          <Radio value={NOT_ASKED} className="bb-caller-ask__answer bb-caller-ask__answer--none">
            Niet gevraagd
          </Radio>
        </div>
      </RadioGroup>
    </div>
  );
}

/** The text with its first letter, the key, underlined. */
const WithKey = ({ text }: { text: string }) => (
  <span>
    <u>{text.charAt(0)}</u>
    {text.slice(1)}
  </span>
);
