import { useState } from 'react';
import { type CallSummary, MAX_NOTE_LENGTH } from '../../../server/contract/calls.ts';
import { messageOf } from '../../api/api-error.ts';
import type { CallCard } from '../../api/call-view.ts';
import { useCloseCall } from '../../api/calls.ts';
import { useTopics } from '../../api/knowledge.ts';
import { AskCaller } from '../../caller-feedback/ask-caller.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useKeyBindings } from '../keys/key-bindings.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { OTHER } from './propose-category.ts';
import { useProposedCategory } from './use-proposed-category.ts';

const SOLVED = [
  { value: 'ja', label: 'Ja' },
  { value: 'nee', label: 'Nee' },
] as const;

type WrapUpProps = {
  callId: string;
  number: number;
  cards: readonly CallCard[];
  /** Typed lines the server does not have yet; the call cannot end before they are there. */
  unsentLines: number;
  isOpen: boolean;
  onClose: () => void;
  onDone: (call: CallSummary) => void;
};

function problemOf(unsentLines: number, note: string): string | null {
  if (unsentLines > 0) {
    const lines = unsentLines === 1 ? '1 regel' : `${unsentLines} regels`;
    return `Er moet nog ${lines} worden verstuurd. Wacht tot dat klaar is en rond dan af.`;
  }
  return note.length > MAX_NOTE_LENGTH
    ? `De notitie is te lang. Gebruik hoogstens ${MAX_NOTE_LENGTH} tekens.`
    : null;
}

function WrapUpForm({ callId, cards, unsentLines, onClose, onDone }: WrapUpProps) {
  const { bindings } = useKeyBindings();
  const topics = useTopics();
  const proposed = useProposedCategory(cards);
  const close = useCloseCall(callId, onDone);
  const [chosen, setChosen] = useState<string | null>(null);
  const [solved, setSolved] = useState<'ja' | 'nee' | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const category = chosen ?? proposed;
  const problem = problemOf(unsentLines, note);
  const options = [
    ...(topics.data ?? [])
      .filter((topic) => topic.key !== OTHER)
      .map(({ key, name }) => ({ value: key, label: name })),
    { value: OTHER, label: 'Overig' },
  ];

  const submit = () => {
    setTried(true);
    if (solved === null || problem !== null || close.isPending) return;
    close.mutate({ category, solved: solved === 'ja', note });
  };

  // The key that opened this dialog also ends the call, wherever in the dialog the focus is.
  useKeys({ wrapUp: submit });

  return (
    <form
      className="bb-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {close.isError && (
        <Notice tone="error">Het gesprek is nog niet afgerond. {messageOf(close.error)}</Notice>
      )}
      {tried && problem && <Notice tone="warning">{problem}</Notice>}
      <SelectField
        label="Waar ging het over?"
        value={category}
        onChange={setChosen}
        options={options}
        description={
          chosen === null && proposed !== OTHER ? 'Voorstel op grond van de kaarten in dit gesprek.' : null
        }
      />
      <RadioGroup
        label="Is de vraag opgelost?"
        value={solved}
        onChange={setSolved}
        options={SOLVED}
        layout="side"
        error={tried && solved === null ? 'Kies ja of nee.' : null}
      />
      <TextField
        label="Notitie"
        description="Mag leeg blijven. Noem geen gegevens van de beller."
        rows={3}
        value={note}
        onChange={setNote}
      />
      <AskCaller callId={callId} />
      <div className="bb-actions">
        <Button look="primary" type="submit" busy={close.isPending} aria-keyshortcuts={bindings.wrapUp}>
          Rond af
        </Button>
        <Button look="subtle" onPress={onClose}>
          Ga terug naar het gesprek
        </Button>
      </div>
    </form>
  );
}

/** Ends a call: what it was about, whether it was solved, a note. */
export function WrapUp(props: WrapUpProps) {
  return (
    <Dialog title={`Gesprek ${props.number} afronden`} isOpen={props.isOpen} onClose={props.onClose}>
      <WrapUpForm {...props} />
    </Dialog>
  );
}
