import { useState } from 'react';
import { MAX_NOTE_LENGTH, type UnusedBody, type UnusedReason } from '../../../server/contract/calls.ts';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** The reasons not to use a card, as they follow on "Niet gebruikt, want". */
export const UNUSED_REASONS: readonly { value: UnusedReason; label: string }[] = [
  { value: 'wist-ik-al', label: 'ik wist het al' },
  { value: 'past-niet', label: 'het past niet bij de vraag' },
  { value: 'te-laat', label: 'de kaart kwam te laat' },
  { value: 'twijfel-aan-juistheid', label: 'ik twijfel of het klopt' },
  { value: 'anders', label: 'er is een andere reden' },
];

type UnusedReasonsProps = {
  saved: UnusedBody | null;
  onSave: (body: UnusedBody) => void;
  onClose: () => void;
};

/** Why the agent did not use a card. */
export function UnusedReasons({ saved, onSave, onClose }: UnusedReasonsProps) {
  const [reason, setReason] = useState(saved?.reason ?? null);
  const [text, setText] = useState(saved?.text ?? '');
  const [tried, setTried] = useState(false);
  const tooLong = text.length > MAX_NOTE_LENGTH;
  return (
    <form
      className="bb-form bb-feedback__form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (reason !== null && !tooLong) onSave({ reason, text });
      }}
    >
      <RadioGroup
        label="Niet gebruikt, want …"
        value={reason}
        onChange={setReason}
        options={UNUSED_REASONS}
        error={tried && reason === null ? 'Kies een reden.' : null}
      />
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
