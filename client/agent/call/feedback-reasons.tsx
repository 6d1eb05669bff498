import { useState } from 'react';
import { type FeedbackBody, type FeedbackReason, MAX_NOTE_LENGTH } from '../../../server/contract/calls.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxGroup } from '../../ui/checkbox.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** What can be wrong with a card, in the words of the agent. */
export const REASONS: readonly { value: FeedbackReason; label: string }[] = [
  { value: 'onjuist', label: 'Het klopt niet' },
  { value: 'onvolledig', label: 'Er ontbreekt iets' },
  { value: 'verouderd', label: 'Het is verouderd' },
  { value: 'verkeerd-begrepen', label: 'De vraag is verkeerd begrepen' },
  { value: 'onduidelijk', label: 'Het is onduidelijk' },
  { value: 'te-laat', label: 'De kaart kwam te laat' },
];

type FeedbackReasonsProps = {
  saved: FeedbackBody;
  onSave: (body: FeedbackBody) => void;
  onClose: () => void;
};

/** Why a card got a thumb down. The thumb itself is saved already; this may be left open. */
export function FeedbackReasons({ saved, onSave, onClose }: FeedbackReasonsProps) {
  const [reasons, setReasons] = useState(saved.reasons);
  const [text, setText] = useState(saved.text);
  const tooLong = text.length > MAX_NOTE_LENGTH;
  return (
    <form
      className="bb-form bb-feedback__form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!tooLong) onSave({ thumb: 'omlaag', reasons, text });
      }}
    >
      <CheckboxGroup label="Wat is er niet goed?" value={reasons} onChange={setReasons} options={REASONS} />
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
