import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import type { AnswerControlProps } from './answer-control.tsx';
import type { Choice } from './choices.ts';

type ChoiceListProps = AnswerControlProps & { choices: readonly Choice[] };

/** Many choices: the browser's own list, in which typing the first letters finds one. */
export function ChoiceList({ choices, value = '', busy, labelledBy, submit, onAnswer }: ChoiceListProps) {
  const [chosen, setChosen] = useState(choices.some((choice) => choice.value === value) ? value : '');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && chosen !== '') onAnswer(chosen);
  };
  return (
    <form className="bb-typed" onSubmit={onSubmit}>
      <select
        data-answer-control
        aria-labelledby={labelledBy}
        className="utrecht-select bb-select bb-typed__list"
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      >
        <option value="">Kies een antwoord</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Button type="submit" look="primary" busy={busy} isDisabled={chosen === ''}>
        {submit}
      </Button>
    </form>
  );
}
