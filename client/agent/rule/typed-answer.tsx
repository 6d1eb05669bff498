import { type FormEvent, useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { keepTogether } from '../../ui/keep-together.ts';
import type { AnswerControlProps } from './answer-control.tsx';
import { dateInWords, emptyProblem, lookOf, toSend, toType } from './typed-value.ts';

/** A field for an amount, a date, a year, a number or a percentage; Enter sends it as it was typed. */
export function TypedAnswer(props: AnswerControlProps) {
  const { item, value = '', busy, problem, labelledBy, submit, onAnswer } = props;
  const [typed, setTyped] = useState(() => toType(item.type, value));
  const [empty, setEmpty] = useState<string | null>(null);
  const id = useId();
  const look = lookOf(item);
  const date = item.type === 'date' ? dateInWords(typed) : null;

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const nothing = emptyProblem(item.type, typed);
    setEmpty(nothing);
    if (nothing === null) onAnswer(toSend(item.type, typed));
  };

  return (
    <form className="bb-typed" onSubmit={onSubmit} noValidate>
      <span className={`bb-typed__field bb-typed__field--${item.type}`}>
        {look.before && <span aria-hidden>{look.before}</span>}
        <input
          data-answer-control
          type="text"
          inputMode={look.mode}
          autoComplete="off"
          enterKeyHint="send"
          className="utrecht-textbox bb-typed__input"
          value={typed}
          readOnly={busy}
          onChange={(event) => {
            setTyped(event.target.value);
            setEmpty(null);
          }}
          aria-labelledby={labelledBy}
          aria-describedby={`${id}-hint`}
          aria-invalid={problem !== null || empty !== null}
        />
        {look.after && <span>{look.after}</span>}
      </span>
      <Button type="submit" look="primary" busy={busy}>
        {submit}
      </Button>
      <p id={`${id}-hint`} className="bb-typed__hint bb-small bb-soft">
        {date === null ? look.hint : <strong>{keepTogether(date)}</strong>}
      </p>
      {empty && (
        <p role="alert" className="bb-answer__problem">
          {empty}
        </p>
      )}
    </form>
  );
}
