import './line-box.css';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type RefObject, useId } from 'react';
import { MAX_LINE_LENGTH, type Speaker } from '../../../server/contract/calls.ts';
import type { Outbox, OutLine } from '../../api/outbox.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useKeyBindings } from '../keys/key-bindings.tsx';

const QUESTIONS: Record<Speaker, string> = {
  beller: 'Wat zegt de beller?',
  medewerker: 'Wat zegt u zelf?',
};

/** The one of the two who is not speaking. */
export const otherSpeaker = (speaker: Speaker): Speaker => (speaker === 'beller' ? 'medewerker' : 'beller');

/** What is being typed; kept above this box, so that a change of layout loses nothing. */
export type Draft = { text: string; speaker: Speaker };

type LineBoxProps = {
  draft: Draft;
  onDraft: (draft: Draft) => void;
  onSend: (draft: Draft) => void;
  outbox: Outbox;
  onTakeBack: (line: OutLine) => void;
  onSearch: () => void;
  inputRef: RefObject<HTMLTextAreaElement | null>;
};

const thousands = (value: number) => value.toLocaleString('nl-NL');

function Hint({ draft, outbox, onTakeBack }: Pick<LineBoxProps, 'draft' | 'outbox' | 'onTakeBack'>) {
  const refused = outbox.find((line) => line.refusal !== null);
  const waiting = outbox.filter((line) => line.n === null && line.refusal === null).length;
  if (draft.text.length > MAX_LINE_LENGTH) {
    return (
      <span className="bb-line-box__error">
        Deze regel is te lang: {thousands(draft.text.length)} tekens, hoogstens {thousands(MAX_LINE_LENGTH)}.
        Maak hem korter; uw tekst blijft staan.
      </span>
    );
  }
  if (refused) {
    return (
      <span className="bb-line-box__error">
        Niet verstuurd: {refused.refusal}{' '}
        <Button look="subtle" size="small" onPress={() => onTakeBack(refused)}>
          Zet de tekst terug
        </Button>
      </span>
    );
  }
  if (waiting > 0) return <>{waiting === 1 ? 'Wordt verstuurd' : `${waiting} regels worden verstuurd`}</>;
  return (
    <>
      <kbd>Enter</kbd> verstuurt de regel
    </>
  );
}

/** The one box to type in: Enter sends a line of the call, the button beside it says who speaks. */
export function LineBox(props: LineBoxProps) {
  const { draft, onDraft, onSend, onSearch, inputRef } = props;
  const { bindings } = useKeyBindings();
  const id = useId();
  const tooLong = draft.text.length > MAX_LINE_LENGTH;
  const other = otherSpeaker(draft.speaker);

  const onKeyDown = (event: KeyboardEvent) => {
    const plainEnter =
      event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!plainEnter || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (draft.text.trim() !== '' && !tooLong) onSend(draft);
  };

  return (
    <div className="bb-line-box">
      <div className="bb-line-box__head">
        <label htmlFor={id} className="bb-line-box__label">
          {QUESTIONS[draft.speaker]}
        </label>
        <Button
          look="subtle"
          size="small"
          aria-keyshortcuts={bindings.speaker}
          onPress={() => onDraft({ ...draft, speaker: other })}
        >
          Wissel naar {other} <kbd>{bindings.speaker}</kbd>
        </Button>
      </div>
      <div className="bb-line-box__row">
        <textarea
          ref={inputRef}
          id={id}
          rows={1}
          className={`utrecht-textarea bb-line-box__input ${tooLong ? 'utrecht-textarea--invalid' : ''}`}
          value={draft.text}
          onChange={(event) => onDraft({ ...draft, text: event.target.value })}
          onKeyDown={onKeyDown}
          aria-describedby={`${id}-hint`}
          aria-invalid={tooLong}
          autoComplete="off"
          enterKeyHint="send"
        />
        <IconButton
          icon={IconSearch}
          label="Zoek in de kennisbank"
          keys={bindings.search}
          aria-keyshortcuts={bindings.search}
          onPress={onSearch}
        />
      </div>
      <div id={`${id}-hint`} className="bb-line-box__hint" role="status">
        <Hint {...props} />
      </div>
    </div>
  );
}
