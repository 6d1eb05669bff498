import type { KeyboardEvent } from 'react';
import { Button } from '../../ui/button.tsx';
import type { AnswerControlProps } from './answer-control.tsx';
import { type Choice, choiceOfDigit } from './choices.ts';

/** From this many on they are set smaller, so that they stay in sight together. */
const MANY = 5;

type ChoiceButtonsProps = AnswerControlProps & { choices: readonly Choice[] };

/** A few choices, each a button with its digit; the digits work while the focus is in here. */
export function ChoiceButtons({ item, choices, value, busy, labelledBy, onAnswer }: ChoiceButtonsProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (busy || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    const choice = choiceOfDigit(choices, event.key);
    if (!choice) return;
    event.preventDefault();
    onAnswer(choice.value);
  };
  const shape = item.type === 'boolean' ? 'pair' : choices.length >= MANY ? 'many' : 'few';
  return (
    <fieldset
      data-answer-control
      tabIndex={-1}
      aria-labelledby={labelledBy}
      className={`bb-options bb-options--${shape}`}
      onKeyDown={onKeyDown}
    >
      {choices.map((choice) => (
        <Button
          key={choice.value}
          busy={busy}
          pressed={value ? value === choice.value : undefined}
          aria-keyshortcuts={choice.digit}
          className="bb-option"
          onPress={() => onAnswer(choice.value)}
        >
          <kbd aria-hidden>{choice.digit}</kbd> {choice.label}
        </Button>
      ))}
    </fieldset>
  );
}
