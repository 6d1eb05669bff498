import { type ReactNode, useState } from 'react';
import { MAX_NOTE_LENGTH } from '../../../server/contract/calls.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

type OpinionFormProps = {
  /** The choices, above the note. */
  children: ReactNode;
  savedText: string;
  /** Called with the note, when that can be kept. */
  onSave: (text: string) => void;
  onClose: () => void;
};

/** What the agent finds of a card: choices, a note that may stay empty, and the two ways out. */
export function OpinionForm({ children, savedText, onSave, onClose }: OpinionFormProps) {
  const [text, setText] = useState(savedText);
  const tooLong = text.length > MAX_NOTE_LENGTH;
  return (
    <form
      className="bb-form bb-feedback__form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!tooLong) onSave(text);
      }}
    >
      {children}
      <TextField
        label="Toelichting"
        description="Mag leeg blijven. Noem geen gegevens van de beller."
        rows={2}
        value={text}
        onChange={setText}
        error={tooLong ? `De toelichting is te lang. Gebruik hoogstens ${MAX_NOTE_LENGTH} tekens.` : null}
      />
      <div className="bb-actions">
        <Button look="primary" size="small" type="submit">
          Bewaar
        </Button>
        <Button look="subtle" size="small" onPress={onClose}>
          Sluit
        </Button>
      </div>
    </form>
  );
}
