import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Card, UsedInput } from '../../../server/contract/card.ts';
import type { RuleValues } from '../../api/calls.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { keepTogether } from '../../ui/keep-together.ts';
import { CardPart } from '../card/card-parts.tsx';
import { AnswerControl, CONTROL } from './answer-control.tsx';
import { originText, valueText } from './origin.ts';

/** How a value is changed, and how that goes. */
export type ChangeInputs = {
  give: (key: string, data: RuleValues) => Promise<boolean>;
  busy: string | null;
  problem: { from: string; message: string } | null;
  /** The value is gone and asked again: where the focus goes then. */
  onGone?: () => void;
};

type UsedInputsProps = {
  card: Card;
  title?: string;
  /** Absent where nothing can be changed. */
  change?: ChangeInputs;
  /** Leads to a line of the transcript; absent where there is none. */
  onLine?: (line: number) => void;
  /** A mark beside a value, by key. */
  mark?: (key: string) => ReactNode;
};

function Origin({ input, onLine }: { input: UsedInput; onLine?: (line: number) => void }) {
  const { origin, utterance } = input;
  const text = originText(input);
  return (
    <span className={`bb-origin bb-origin--${origin}`}>
      {origin === 'afgeleid' && <Icon shape={IconAlertTriangle} size={18} />}
      {onLine && utterance !== null ? (
        <button type="button" className="bb-origin__line" onClick={() => onLine(utterance)}>
          {text}
        </button>
      ) : (
        <span>{text}</span>
      )}
    </span>
  );
}

type EditorProps = { input: UsedInput; labelledBy: string; change: ChangeInputs; onClose: () => void };

/** The same control the question had, in the place of the value. */
function Editor({ input, labelledBy, change, onClose }: EditorProps) {
  const send = async (value: string | null) => {
    if (await change.give(input.key, { [input.key]: value })) onClose();
  };
  const busy = change.busy === input.key;
  return (
    // Escape is for this editor alone: what is open around it stays open.
    <div
      className="bb-used__editor"
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <AnswerControl
        item={input.item}
        value={input.value}
        busy={busy}
        problem={change.problem?.from === input.key ? change.problem.message : null}
        labelledBy={labelledBy}
        submit="Wijzig"
        onAnswer={send}
      >
        <Button look="subtle" busy={busy} onPress={() => send(null)}>
          Wis
        </Button>
        <Button look="subtle" onPress={onClose}>
          Annuleer
        </Button>
      </AnswerControl>
    </div>
  );
}

/** The values a rule used: what, how much, and where each came from; each can be changed in its place. */
export function UsedInputs({ card, title = 'Gebruikt', change, onLine, mark }: UsedInputsProps) {
  const [editing, setEditing] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const edited = useRef<string | null>(null);
  const id = useId();
  const onGone = useRef(change?.onGone);
  useEffect(() => {
    onGone.current = change?.onGone;
  });

  // Focus follows the editor in, and goes back to the button it was opened with.
  useEffect(() => {
    const within = (selector: string) => list.current?.querySelector<HTMLElement>(selector);
    if (editing !== null) {
      edited.current = editing;
      const control = within(CONTROL);
      control?.focus();
      if (control instanceof HTMLInputElement) control.select();
      return;
    }
    if (edited.current === null) return;
    const button = within(`[data-change="${edited.current}"]`);
    edited.current = null;
    if (document.activeElement !== document.body && !list.current?.contains(document.activeElement)) return;
    if (button) button.focus();
    else onGone.current?.();
  }, [editing]);

  if (card.inputs.length === 0) return null;
  return (
    <CardPart title={title}>
      <ul ref={list} className="bb-used">
        {card.inputs.map((input) => (
          <li key={input.key} className={`bb-used__row bb-used__row--${input.origin}`}>
            <span id={`${id}-${input.key}`} className="bb-used__label">
              {valueText(input.label)}
            </span>
            <span className="bb-used__what">
              <span className="bb-used__value">{keepTogether(valueText(input.text))}</span>
              {mark?.(input.key)}
              <Origin input={input} onLine={onLine} />
            </span>
            {change && editing !== input.key && (
              <Button
                look="subtle"
                size="small"
                className="bb-used__change"
                data-change={input.key}
                aria-label={`Wijzig ${input.label}`}
                onPress={() => setEditing(input.key)}
              >
                Wijzig
              </Button>
            )}
            {change && editing === input.key && (
              <Editor
                input={input}
                labelledBy={`${id}-${input.key}`}
                change={change}
                onClose={() => setEditing(null)}
              />
            )}
          </li>
        ))}
      </ul>
    </CardPart>
  );
}
